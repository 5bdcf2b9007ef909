using EvalKit.Datasets;
using EvalKit.Gates;
using EvalKit.Results;
using EvalKit.Suites;

namespace EvalKit.Tests.Results;

/// <summary>Suites of gates alone, held against runs made of numbers.</summary>
internal static class TestSuite
{
    private static readonly ExecutionSummary Execution = new() { Run = "r1", Started = "2026-11-20T09:30:00.000Z", Finished = "2026-11-20T09:30:01.000Z", Calls = 0, Found = 4, Retries = 0, SpentUsd = 0 };

    public static Summary Summarise(RunData run, params GateRule[] gates) => Summarise(run, 1, null, gates);

    public static Summary Summarise(RunData run, double allowMissing, Func<VariantData, BaselineSide?>? baselineOf, params GateRule[] gates) =>
        Summarise(run, Of(allowMissing, gates), baselineOf);

    public static Summary Summarise(RunData run, Suite suite, Func<VariantData, BaselineSide?>? baselineOf = null, bool stopped = false, bool cancelled = false) =>
        new SummaryBuilder(suite, run, new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal), baselineOf ?? (_ => InRun(run)))
            .Build(new DatasetSummary("items.jsonl", run.Items.Count, "00"), Execution, stopped, cancelled);

    public static Suite Of(double allowMissing, params GateRule[] gates) => new()
    {
        Name = "suite",
        Objective = "An objective.",
        Path = "suite.yaml",
        Hash = "00",
        Dataset = new DatasetDefinition { Path = "items.jsonl", ShownAs = "items.jsonl" },
        Models = [],
        Variants = [],
        Graders = [],
        Gates = gates,
        AllowMissing = allowMissing,
    };

    public static GateRule Gate(GateKind kind, double value, string metric = "label.mean", SliceKey? slice = null, string? variant = null) =>
        new() { Metric = metric, Kind = kind, Value = value, Slice = slice, Variant = variant, Text = kind == GateKind.AgainstBaseline ? "against baseline" : kind.ToString(), Place = "suite.yaml:1:1" };

    public static GateRule Against(double margin, string metric = "label.mean", SliceKey? slice = null) => Gate(GateKind.AgainstBaseline, margin, metric, slice);

    public static byte[] Bytes(Summary summary)
    {
        using var stream = new MemoryStream();
        SummaryJson.Write(stream, summary);
        return stream.ToArray();
    }

    private static BaselineSide? InRun(RunData run) =>
        run.Variants.FirstOrDefault(v => v.IsBaseline) is { } variant ? new BaselineSide(run, variant, BaselineSide.SameRun, null) : null;
}
