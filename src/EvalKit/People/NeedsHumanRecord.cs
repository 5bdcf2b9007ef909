using System.Text.Json;
using EvalKit.Results;
using EvalKit.Suites;

namespace EvalKit.People;

/// <summary>The rules of <c>needs_human</c> in <c>run.json</c>, so that people can be asked about a run without its suite.</summary>
internal static class NeedsHumanRecord
{
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<NeedsHumanRule> rules)
    {
        writer.WriteStartArray();
        foreach (var rule in rules)
        {
            writer.WriteStartObject();
            writer.WriteStartArray("outcome");
            foreach (var outcome in rule.Outcomes)
                writer.WriteStringValue(outcome.Name());
            writer.WriteEndArray();
            writer.WriteString("grader", rule.Grader);
            if (rule.Below is { } below)
                writer.WriteNumber("below", below);
            if (rule.Slice is { } slice)
            {
                writer.WriteStartObject("slice");
                writer.WriteString(slice.Field, slice.Value);
                writer.WriteEndObject();
            }
            writer.WriteString("reason", rule.Reason);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    public static IReadOnlyList<NeedsHumanRule> Read(JsonElement rules) => [.. rules.EnumerateArray().Select(rule => new NeedsHumanRule
    {
        Outcomes = [.. rule.GetProperty("outcome").EnumerateArray().Select(o => OutcomeNames.Parse(o.GetString()!) ?? throw new FormatException("another outcome"))],
        Grader = rule.GetProperty("grader").GetString(),
        Below = rule.TryGetProperty("below", out var below) ? below.GetDouble() : null,
        Slice = rule.TryGetProperty("slice", out var slice) ? slice.EnumerateObject().Select(s => new SliceKey(s.Name, s.Value.GetString()!)).First() : null,
        Reason = rule.GetProperty("reason").GetString(),
    })];
}
