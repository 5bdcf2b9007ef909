using System.Globalization;
using System.Text.Json;
using EvalKit.Suites;

namespace EvalKit.Results;

/// <summary>The quarantine of a suite in <c>run.json</c>, so that a run can be compared and its gates proven without its suite.</summary>
internal static class QuarantineRecord
{
    private const string Day = "yyyy-MM-dd";

    public static void Write(Utf8JsonWriter writer, IReadOnlyList<QuarantinedItem> quarantine)
    {
        writer.WriteStartArray();
        foreach (var entry in quarantine)
        {
            writer.WriteStartObject();
            writer.WriteString("item", entry.Item);
            writer.WriteString("owner", entry.Owner);
            writer.WriteString("until", entry.Until.ToString(Day, CultureInfo.InvariantCulture));
            writer.WriteString("reason", entry.Reason);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    public static IReadOnlyList<QuarantinedItem> Read(JsonElement quarantine) => [.. quarantine.EnumerateArray().Select(entry => new QuarantinedItem(
        entry.GetProperty("item").GetString()!,
        entry.GetProperty("owner").GetString()!,
        DateOnly.ParseExact(entry.GetProperty("until").GetString()!, Day, CultureInfo.InvariantCulture),
        entry.GetProperty("reason").GetString()))];
}
