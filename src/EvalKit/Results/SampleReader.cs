using System.Globalization;
using System.Text.Json;
using EvalKit.Datasets;
using EvalKit.EarlyStopping;
using EvalKit.Models;
using EvalKit.Problems;
using EvalKit.Suites;

namespace EvalKit.Results;

/// <summary>Reads the numbers of <c>samples.jsonl</c> in two passes: the first variant's lines give the items, all lines give the scores.</summary>
internal sealed class SampleReader(string path, int repeats, IReadOnlyList<(string Name, bool IsBaseline)> variants, IReadOnlyList<GraderDefinition> graders, ProblemList problems)
{
    /// <summary>Items of a run that its gates ended before it came to them.</summary>
    public int ItemsNotNeeded { get; private set; }

    public RunData? Read()
    {
        var items = ReadItems();
        if (problems.Any)
            return null;
        var data = variants.Select(v => new VariantData(v.Name, v.IsBaseline, graders, items.Count * repeats)).ToList();
        var cell = 0;
        foreach (var (line, row) in DatasetFile.Rows(path, path, problems))
        {
            if (IsNotNeeded(row))
                continue;
            var (variant, rest) = Math.DivRem(cell++, items.Count * repeats);
            if (variant >= data.Count || row.GetProperty("variant").GetString() != data[variant].Name || row.GetProperty("item").GetString() != items.Ids[rest / repeats])
            {
                problems.Add(path, line, 0, "is not in the order of variants, items and repeats that a run writes");
                return null;
            }
            ReadCell(row, data[variant], rest);
        }
        if (cell != items.Count * repeats * variants.Count)
            problems.Add(path, 0, 0, string.Create(CultureInfo.InvariantCulture, $"holds {cell} cells where {items.Count * repeats * variants.Count} belong"));
        return problems.Any ? null : new RunData(items, repeats, data);
    }

    private ItemTable ReadItems()
    {
        var (ids, hashes, clusters) = (new List<string>(), new List<ulong>(), new List<string>());
        var tags = new OrderedDictionary<string, List<string>>(StringComparer.Ordinal);
        var first = variants[0].Name;
        foreach (var (_, row) in DatasetFile.Rows(path, path, problems))
        {
            if (row.GetProperty("variant").GetString() != first)
                break;
            if (row.GetProperty("repeat").GetInt32() != 0)
                continue;
            if (IsNotNeeded(row))
            {
                ItemsNotNeeded++;
                continue;
            }
            ids.Add(row.GetProperty("item").GetString()!);
            hashes.Add(ulong.Parse(row.GetProperty("hash").GetString()!, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            if (row.TryGetProperty("cluster", out var cluster))
                clusters.Add(cluster.GetString()!);
            foreach (var tag in row.GetProperty("tags").EnumerateObject())
            {
                if (!tags.TryGetValue(tag.Name, out var values))
                    tags.Add(tag.Name, values = []);
                values.Add(tag.Value.GetString()!);
            }
        }
        return new ItemTable(ids, hashes, clusters.Count == ids.Count && ids.Count > 0 ? SliceColumn.Of("cluster", clusters) : null, [.. tags.Select(t => SliceColumn.Of(t.Key, t.Value))]);
    }

    private static bool IsNotNeeded(JsonElement row) => row.TryGetProperty("error", out var error) && error.GetProperty("kind").GetString() == DecidedRun.Kind;

    private void ReadCell(JsonElement row, VariantData variant, int cell)
    {
        variant.Outcomes[cell] = OutcomeNames.Parse(row.GetProperty("outcome").GetString()!) ?? Outcome.Errored;
        if (row.TryGetProperty("scores", out var scores))
            foreach (var score in scores.EnumerateObject())
                if (variant.Grader(score.Name) is { } columns)
                    columns.Set(cell, ReadScore(score.Value, columns.Definition));
        Quantity(variant, BuiltinMetrics.LatencyName, cell, row.TryGetProperty("timings", out var timings) ? timings.GetProperty("total_ms") : default);
        if (timings.ValueKind == JsonValueKind.Object && row.TryGetProperty("usage", out var usage) && usage.TryGetProperty("output_tokens", out var tokens))
            variant.Speed.Set(cell, Known(timings.GetProperty("first_token_ms")), tokens.GetInt64(), Known(timings.GetProperty("total_ms")));
        Quantity(variant, BuiltinMetrics.CostName, cell, row.TryGetProperty("cost_usd", out var cost) ? cost : default);
    }

    private static void Quantity(VariantData variant, string name, int cell, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number)
            variant.Grader(name)!.Set(cell, new Score { Outcome = Outcome.Scored, Columns = [value.GetDouble()] });
    }

    private static Score ReadScore(JsonElement score, GraderDefinition definition)
    {
        var outcome = OutcomeNames.Parse(score.GetProperty("outcome").GetString()!) ?? Outcome.Errored;
        var judge = score.TryGetProperty("judge", out var trace) ? ReadJudge(trace) : null;
        if (outcome != Outcome.Scored)
            return Score.Missing(outcome, null) with { Judge = judge };
        var columns = new double[definition.Columns.Count];
        columns[0] = Number(score.GetProperty("score"));
        for (var i = 1; i < columns.Length; i++)
            columns[i] = Number(score.GetProperty("values").GetProperty(definition.Columns[i]));
        return new Score
        {
            Outcome = Outcome.Scored,
            Columns = columns,
            Judge = judge,
            EmbeddingUsd = !score.TryGetProperty("embedding_usd", out var vectors) ? 0 : vectors.ValueKind == JsonValueKind.Number ? Money.OfDouble(vectors.GetDouble()) : null,
            Gold = definition.HasLabels ? score.GetProperty("gold").GetString() : null,
            Predicted = definition.HasLabels ? score.GetProperty("predicted").GetString() : null,
            Terms = definition.HasTerms ? score.TryGetProperty("terms", out var terms) ? TermText.Read(terms.GetString()!) : [] : [],
        };
    }

    private static JudgeTrace ReadJudge(JsonElement trace) => new(
        trace.GetProperty("calls").GetInt32(),
        trace.GetProperty("cost_usd") is { ValueKind: JsonValueKind.Number } cost ? Money.OfDouble(cost.GetDouble()) : null,
        [.. trace.GetProperty("models").EnumerateArray().Select(JsonKind.Text)],
        [.. trace.GetProperty("responses").EnumerateArray().Select(JsonKind.Text)]);

    private static double? Known(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    private static double Number(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetDouble() : double.NaN;
}
