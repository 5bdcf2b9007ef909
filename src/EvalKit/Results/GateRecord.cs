using System.Text.Json;
using EvalKit.Suites;

namespace EvalKit.Results;

/// <summary>The gates of a suite in <c>run.json</c>, so that a run can be held to them again without its suite.</summary>
internal static class GateRecord
{
    private static readonly (GateKind Kind, string Name)[] Kinds =
        [(GateKind.AtLeast, "at_least"), (GateKind.AtMost, "at_most"), (GateKind.Above, "above"), (GateKind.Below, "below"), (GateKind.AgainstBaseline, "against_baseline")];

    public static void Write(Utf8JsonWriter writer, IReadOnlyList<GateRule> gates)
    {
        writer.WriteStartArray();
        foreach (var gate in gates)
        {
            writer.WriteStartObject();
            writer.WriteString("metric", gate.Metric);
            writer.WriteString("variant", gate.Variant);
            writer.WriteStartObject("slice");
            if (gate.Slice is { } slice)
                writer.WriteString(slice.Field, slice.Value);
            writer.WriteEndObject();
            writer.WriteStartArray("slices");
            foreach (var field in gate.EachOf)
                writer.WriteStringValue(field);
            writer.WriteEndArray();
            writer.WriteString("kind", Kinds.First(k => k.Kind == gate.Kind).Name);
            writer.WriteNumber("value", gate.Value);
            writer.WriteString("text", gate.Text);
            writer.WriteString("proof", gate.NeedsInterval ? "interval" : "point");
            writer.WriteString("effect", gate.IsRelative ? "relative" : "absolute");
            if (gate.Correction is { } correction)
            {
                writer.WriteStartObject("correction");
                writer.WriteString("grader", correction.Grader);
                writer.WriteString("labels", correction.Labels);
                writer.WriteString("strata", correction.Strata);
                writer.WriteEndObject();
            }
            if (gate.AllowMissing is { } allowed)
                writer.WriteNumber("allow_missing", allowed);
            else
                writer.WriteNull("allow_missing");
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    public static IReadOnlyList<GateRule> Read(JsonElement gates) => [.. gates.EnumerateArray().Select(Rule)];

    private static GateRule Rule(JsonElement gate) => new()
    {
        Metric = gate.GetProperty("metric").GetString()!,
        Variant = gate.GetProperty("variant").GetString(),
        Slice = gate.GetProperty("slice").EnumerateObject().Select(s => new SliceKey(s.Name, s.Value.GetString()!)).FirstOrDefault(),
        EachOf = [.. gate.GetProperty("slices").EnumerateArray().Select(f => f.GetString()!)],
        Kind = Kinds.First(k => k.Name == gate.GetProperty("kind").GetString()).Kind,
        Value = gate.GetProperty("value").GetDouble(),
        Text = gate.GetProperty("text").GetString()!,
        NeedsInterval = gate.GetProperty("proof").GetString() == "interval",
        IsRelative = gate.GetProperty("effect").GetString() == "relative",
        Correction = gate.TryGetProperty("correction", out var correction)
            ? new Corrections.Correction(correction.GetProperty("grader").GetString()!, correction.GetProperty("labels").GetString(), correction.GetProperty("strata").GetString())
            : null,
        AllowMissing = gate.GetProperty("allow_missing") is { ValueKind: JsonValueKind.Number } allowed ? allowed.GetDouble() : null,
        Place = "",
    };
}
