using System.Text.Json;
using EvalKit.Results;

namespace EvalKit.Decisions;

/// <summary>How a variant is picked, in <c>run.json</c>: <c>evalkit pick</c> needs no suite.</summary>
internal static class PickRecord
{
    public static void Write(Utf8JsonWriter writer, PickRule rule)
    {
        writer.WriteStartObject();
        writer.WriteString("metric", rule.Metric);
        writer.WritePropertyName("gate");
        GateRecord.Write(writer, rule.Gate is null ? [] : [rule.Gate]);
        writer.WriteString("source", rule.Source);
        writer.WriteNumberOrNull("within", rule.Within);
        writer.WritePropertyName("hard_limits");
        GateRecord.Write(writer, rule.HardLimits);
        writer.WriteEndObject();
    }

    public static PickRule Read(JsonElement rule) => new()
    {
        Metric = rule.GetProperty("metric").GetString()!,
        Gate = GateRecord.Read(rule.GetProperty("gate")).FirstOrDefault(),
        Source = rule.GetProperty("source").GetString()!,
        Within = rule.GetProperty("within") is { ValueKind: JsonValueKind.Number } within ? within.GetDouble() : null,
        HardLimits = GateRecord.Read(rule.GetProperty("hard_limits")),
    };
}
