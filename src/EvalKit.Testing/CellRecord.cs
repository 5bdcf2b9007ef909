using System.Text.Json;
using EvalKit.Results;
using EvalKit.Running;

namespace EvalKit.Testing;

/// <summary>A line of <c>samples.jsonl</c>, as far as tests speak of it.</summary>
/// <param name="Variant">The variant.</param>
/// <param name="Item">The item's id.</param>
/// <param name="Outcome">The state of the cell.</param>
/// <param name="Output">What the system said; null without an answer.</param>
/// <param name="Error">What went wrong; null where nothing did.</param>
/// <param name="LatencyMs">How long the answer took, in milliseconds.</param>
/// <param name="CostUsd">What it cost, in US dollars.</param>
/// <param name="Slices">The values of the slice fields.</param>
/// <param name="Scores">The scores by grader.</param>
internal sealed record CellRecord(
    string Variant,
    string Item,
    Outcome Outcome,
    string? Output,
    string? Error,
    double? LatencyMs,
    double? CostUsd,
    IReadOnlyDictionary<string, string> Slices,
    IReadOnlyList<CellScore> Scores)
{
    /// <summary>The cells of a run in order of variant, item and repeat.</summary>
    public static IEnumerable<CellRecord> Read(RunFolder folder)
    {
        foreach (var line in File.ReadLines(folder.Samples))
            using (var document = JsonDocument.Parse(line))
                yield return Of(document.RootElement);
    }

    private static CellRecord Of(JsonElement cell) => new(
        cell.GetProperty("variant").GetString()!,
        cell.GetProperty("item").GetString()!,
        OutcomeNames.Parse(cell.GetProperty("outcome").GetString()!) ?? Outcome.Errored,
        Text(cell, "output"),
        cell.TryGetProperty("error", out var error) ? Text(error, "message") : null,
        cell.TryGetProperty("timings", out var timings) ? Number(timings, "total_ms") : null,
        Number(cell, "cost_usd"),
        cell.GetProperty("tags").EnumerateObject().ToDictionary(t => t.Name, t => t.Value.GetString() ?? "", StringComparer.Ordinal),
        cell.TryGetProperty("scores", out var scores) ? [.. scores.EnumerateObject().Select(s => CellScore.Of(s.Name, s.Value))] : []);

    internal static string? Text(JsonElement map, string key) => map.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    internal static double? Number(JsonElement map, string key) => map.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
}

/// <summary>What a grader says of a cell.</summary>
/// <param name="Grader">Its name.</param>
/// <param name="Outcome">Scored, or why there is no score.</param>
/// <param name="Score">The score in [0,1]; null where there is none.</param>
/// <param name="Passed">Whether the cell passes; null for a grader without a threshold.</param>
/// <param name="Reason">Why, where the grader says.</param>
internal sealed record CellScore(string Grader, Outcome Outcome, double? Score, bool? Passed, string? Reason)
{
    public static CellScore Of(string grader, JsonElement score) => new(
        grader,
        OutcomeNames.Parse(score.GetProperty("outcome").GetString()!) ?? Outcome.Errored,
        CellRecord.Number(score, "score"),
        score.TryGetProperty("passed", out var passed) && passed.ValueKind is (JsonValueKind.True or JsonValueKind.False) ? passed.GetBoolean() : null,
        CellRecord.Text(score, "reason"));
}
