using EvalKit.Datasets;
using EvalKit.Graders;
using EvalKit.Results;
using EvalKit.Suites;
using EvalKit.Yaml;

namespace EvalKit.Tests.Results;

/// <summary>Runs made of numbers: one score a cell, null where there is none, NaN where it is undefined.</summary>
internal static class TestRun
{
    public static GraderDefinition Label { get; } = Definitions.Of("label", "exact_match", "exact_match|norm:none|v1", YamlValue.Map("", 0, 0, []));

    public static ItemTable Items(int count, string[]? clusters = null, params (string Field, string[] Values)[] slices) => new(
        [.. Enumerable.Range(0, count).Select(i => $"item-{i:000}")],
        [.. Enumerable.Range(0, count).Select(i => (ulong)(1000 + i))],
        clusters is null ? null : SliceColumn.Of("cluster", clusters),
        [.. slices.Select(s => SliceColumn.Of(s.Field, s.Values))]);

    public static RunData Of(ItemTable items, int repeats, params (string Name, bool IsBaseline, double?[] Scores)[] variants) =>
        new(items, repeats, [.. variants.Select(v => Variant(v.Name, v.IsBaseline, Label, v.Scores))]);

    public static RunData Of(params (string Name, bool IsBaseline, double?[] Scores)[] variants) =>
        Of(Items(variants[0].Scores.Length), 1, variants);

    public static VariantData Variant(string name, bool isBaseline, GraderDefinition definition, double?[] scores)
    {
        var variant = new VariantData(name, isBaseline, [definition, .. BuiltinMetrics.All], scores.Length);
        for (var cell = 0; cell < scores.Length; cell++)
            Set(variant, cell, scores[cell], definition.Columns.Count);
        return variant;
    }

    public static void Set(VariantData variant, int cell, double? score, int columns = 1)
    {
        var value = score is { } number
            ? new Score { Outcome = Outcome.Scored, Columns = [.. Enumerable.Repeat(number, columns)] }
            : Score.Missing(Outcome.Errored, "none");
        variant.Graders[0].Set(cell, value);
        variant.Outcomes[cell] = value.Outcome;
    }

    public static void SetQuantity(VariantData variant, string name, params double?[] values)
    {
        for (var cell = 0; cell < values.Length; cell++)
            variant.Grader(name)!.Set(cell, values[cell] is { } value
                ? new Score { Outcome = Outcome.Scored, Columns = [value] }
                : Score.Missing(Outcome.Errored, null));
    }

    /// <summary>So many ones, zeros and missing cells.</summary>
    public static double?[] Cells(int passed, int failed, int missing = 0) =>
        [.. Enumerable.Repeat<double?>(1, passed), .. Enumerable.Repeat<double?>(0, failed), .. Enumerable.Repeat<double?>(null, missing)];

    /// <summary>Pairs of pass and fail: improved, worsened, and the rest passing on both sides.</summary>
    public static RunData Paired(int improved, int worsened, int n) => Of(
        ("old", true, [.. Cells(0, improved), .. Cells(worsened, 0), .. Cells(n - improved - worsened, 0)]),
        ("new", false, [.. Cells(improved, 0), .. Cells(0, worsened), .. Cells(n - improved - worsened, 0)]));

    public static MetricValue Metric(RunData run, string grader = "label", string metric = "mean", IReadOnlyList<int>? items = null, double level = 0.95)
    {
        var scores = run.Variants[0].Grader(grader)!;
        return new MetricCalculator(run, level, 1).Compute(scores, scores.Definition.Metrics.First(m => m.Name == metric), items ?? SliceItems.Of(run.Items, null));
    }
}
