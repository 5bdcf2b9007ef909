using System.Text.Json;
using EvalKit.Results;
using EvalKit.Suites;

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
        Metric = rule.GetProperty("metric").GetString() ?? throw new FormatException("a pick names no metric"),
        Gate = Rules(rule.GetProperty("gate")).FirstOrDefault(),
        Source = rule.GetProperty("source").GetString()!,
        Within = rule.GetProperty("within") is { ValueKind: JsonValueKind.Number } within ? within.GetDouble() : null,
        HardLimits = Rules(rule.GetProperty("hard_limits")),
    };

    private static IReadOnlyList<GateRule> Rules(JsonElement rules) =>
        GateRecord.Read(rules) is var read && read.Any(r => r.Metric is null) ? throw new FormatException("a limit of a pick names no metric") : read;
}
