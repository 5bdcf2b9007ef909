using EvalKit.Corrections;
using EvalKit.Datasets;
using EvalKit.Gates;
using EvalKit.Results;
using EvalKit.Statistics;
using EvalKit.Suites;

namespace EvalKit.Simulation;

/// <summary>
/// A run whose judge is too kind, and kinder to one variant: how often corrected scores hold what people would say, where the judge's own do not, and how often
/// gates fail a candidate that is no worse. Through the code that the tool runs.
/// </summary>
public static class CorrectionStudy
{
    public static IReadOnlyList<CorrectionScenario> Scenarios { get; } =
    [
        new("pass/fail, 30 labels of 300", 300, 30, IsPassFail: true),
        new("pass/fail, 60 labels of 300", 300, 60, IsPassFail: true),
        new("pass/fail, 100 labels of 1000", 1000, 100, IsPassFail: true),
        new("points, 30 labels of 300", 300, 30, IsPassFail: false),
        new("points, 60 labels of 300", 300, 60, IsPassFail: false),
        new("pass/fail, 60 labels by what the judge says", 300, 60, IsPassFail: true, Strata: "judge"),
        new("points, clusters of 3", 300, 90, IsPassFail: false, ClusterSize: 3),
        new("judge nearly right, 60 labels of 1000", 1000, 60, IsPassFail: true, Errors: 0.02),
    ];

    /// <summary>Coverage of one system's score, and gates on a system against itself.</summary>
    public static CorrectionCell Measure(CorrectionScenario scenario, int runs)
    {
        var table = scenario.Table();
        var results = new (bool Raw, bool Corrected, bool Difference, double Width, string RawGate, string CorrectedGate)[runs];
        Parallel.For(0, runs, run =>
        {
            var data = scenario.Run(table, run);
            var correction = new Correction("judge", "people", scenario.Strata);
            var candidate = data.Variants[1];
            var metric = (ColumnMean)candidate.Grader("judge")!.Definition.Metrics[0];
            var raw = new MetricCalculator(data, 0.95, run).Compute(candidate.Grader("judge")!, metric, SliceItems.Of(data.Items, null));
            var corrected = new CorrectionTable(data, [correction], run).Of(candidate, correction, metric, null, 0.95);
            var side = new BaselineSide(data, data.Variants[0], BaselineSide.SameRun, null);
            ComparisonRequest Request(Correction? by) => new(candidate, "judge", metric, null, new GateTerms(0.02), by);
            var comparer = new Comparer(data, new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal), 0.95, run);
            var (rawGate, correctedGate) = (comparer.Compare([(Request(null), side)])[0], comparer.Compare([(Request(correction), side)])[0]);
            var truth = scenario.Truth;
            results[run] = (raw.Low <= truth && truth <= raw.High, corrected.Low <= truth && truth <= corrected.High, correctedGate.Low <= 0 && 0 <= correctedGate.High, (corrected.High - corrected.Low) ?? double.NaN, rawGate.Verdict!, correctedGate.Verdict!);
        });
        return new CorrectionCell(
            scenario,
            results.Count(r => r.Raw) / (double)runs,
            results.Count(r => r.Corrected) / (double)runs,
            results.Count(r => r.Difference) / (double)runs,
            results.Average(r => r.Width),
            results.Count(r => r.RawGate == Verdicts.Failed) / (double)runs,
            results.Count(r => r.CorrectedGate == Verdicts.Failed) / (double)runs,
            runs);
    }

    /// <summary>Rogan and Gladen's correction of a pass rate by labels of other outputs, in which passes are rarer.</summary>
    public static (double Raw, double Corrected) RoganGladen(int labels, int items, int runs)
    {
        const double passRate = 0.8;
        var held = new (bool Raw, bool Corrected)[runs];
        Parallel.For(0, runs, run =>
        {
            var generator = new SeededGenerator(4711 + run);
            int both = 0, passes = 0, fails = 0, bothFail = 0, judged = 0;
            for (var i = 0; i < labels; i++)
            {
                var pass = generator.NextDouble() < ScriptedJudge.BaseRate;
                var right = generator.NextDouble() < (pass ? ScriptedJudge.Sensitivity : ScriptedJudge.Specificity);
                (passes, fails, both, bothFail) = (passes + (pass ? 1 : 0), fails + (pass ? 0 : 1), both + (pass && right ? 1 : 0), bothFail + (!pass && right ? 1 : 0));
            }
            for (var i = 0; i < items; i++)
            {
                var pass = generator.NextDouble() < passRate;
                judged += generator.NextDouble() < (pass ? ScriptedJudge.Sensitivity : 1 - ScriptedJudge.Specificity) ? 1 : 0;
            }
            var corrected = Statistics.RoganGladen.Correct(judged / (double)items, items, new JudgeAccuracy(bothFail / (double)fails, fails, both / (double)passes, passes), 0.95);
            held[run] = (Proportion.Wilson(judged, items, 0.95).Contains(passRate), corrected.Interval.Contains(passRate));
        });
        return (held.Count(h => h.Raw) / (double)runs, held.Count(h => h.Corrected) / (double)runs);
    }
}

/// <summary>A judge beside some labels.</summary>
/// <param name="Name">What is particular about it.</param>
/// <param name="Items">Number of items.</param>
/// <param name="Labels">How many of them people graded, for both variants.</param>
/// <param name="IsPassFail">Whether verdicts are pass or fail; else five points.</param>
/// <param name="Strata">How labels were drawn.</param>
/// <param name="ClusterSize">Items that share their luck; 1 for independent ones.</param>
/// <param name="Errors">Share of outputs on which a pass/fail judge errs; null for one that errs often and is kinder to the baseline.</param>
public sealed record CorrectionScenario(string Name, int Items, int Labels, bool IsPassFail, string? Strata = null, int ClusterSize = 1, double? Errors = null)
{
    private static readonly GraderDefinition Judge = Definition("judge");
    private static readonly GraderDefinition People = Definition("people");

    /// <summary>What people's scores average to.</summary>
    public double Truth => IsPassFail ? 0.6 : 0.5;

    internal ItemTable Table() => new(
        [.. Enumerable.Range(0, Items).Select(i => FormattableString.Invariant($"item-{i:0000}"))],
        [.. Enumerable.Range(0, Items).Select(i => (ulong)i)],
        ClusterSize == 1 ? null : SliceColumn.Of("customer", Enumerable.Range(0, Items).Select(i => FormattableString.Invariant($"{i / ClusterSize}"))),
        []);

    /// <summary>Two variants that people find equally good; the judge is kinder to the baseline.</summary>
    internal RunData Run(ItemTable table, long seed)
    {
        var generator = new SeededGenerator(18630 + seed);
        var (human, judge) = (new double[2][], new double[2][]);
        for (var variant = 0; variant < 2; variant++)
            (human[variant], judge[variant]) = (new double[Items], new double[Items]);
        for (var item = 0; item < Items; item++)
        {
            for (var variant = 0; variant < 2; variant++)
            {
                // Items of a cluster are half of the time as good as its first one.
                var first = item - item % ClusterSize;
                human[variant][item] = item != first && generator.NextDouble() < 0.5 ? human[variant][first] : Quality(generator);
                judge[variant][item] = Verdict(human[variant][item], isBaseline: variant == 0, generator);
            }
        }

        var labelled = Drawn(judge, generator);
        return new RunData(table, 1, [Variant("old", true, human[0], judge[0], labelled), Variant("new", false, human[1], judge[1], labelled)]);
    }

    private double Quality(SeededGenerator generator) => IsPassFail ? generator.NextDouble() < Truth ? 1 : 0 : (int)(5 * generator.NextDouble()) / 4.0;

    private double Verdict(double human, bool isBaseline, SeededGenerator generator)
    {
        if (Errors is { } errors)
            return generator.NextDouble() < errors ? 1 - human : human;
        if (IsPassFail)
            return generator.NextDouble() < (human == 1 ? 0.95 : isBaseline ? 0.5 : 0.25) ? 1 : 0;
        return Math.Clamp(Math.Round(4 * (human + (isBaseline ? 0.25 : 0.1) + 0.2 * ScriptedJudge.Normal(generator))) / 4, 0, 1);
    }

    /// <summary>Items to label: at random, or as many where the judge finds the new one better, equal and worse.</summary>
    private HashSet<int> Drawn(double[][] judge, SeededGenerator generator)
    {
        var order = Enumerable.Range(0, Items).ToArray();
        generator.Shuffle<int>(order);
        if (Strata is null)
            return [.. order.Take(Labels)];
        return [.. order.GroupBy(i => judge[1][i] - judge[0][i]).SelectMany(g => g.Take(Labels / 3))];
    }

    private VariantData Variant(string name, bool isBaseline, double[] human, double[] judge, HashSet<int> labelled)
    {
        var variant = new VariantData(name, isBaseline, [Judge, People], Items);
        for (var item = 0; item < Items; item++)
        {
            variant.Graders[0].Set(item, new Score { Outcome = Outcome.Scored, Columns = [judge[item]] });
            variant.Graders[1].Set(item, new Score { Outcome = Outcome.Scored, Columns = [labelled.Contains(item) ? human[item] : double.NaN] });
            variant.Outcomes[item] = Outcome.Scored;
        }

        return variant;
    }

    private static GraderDefinition Definition(string name) => new()
    {
        Name = name,
        Type = "simulated",
        Signature = "simulated",
        Columns = ["score"],
        Metrics = [new ColumnMean("mean", 0, "mean", MetricRanges.Unit)],
    };
}

/// <summary>What became of one scenario.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Raw">How often the interval of the judge's mean holds what people would say.</param>
/// <param name="Corrected">How often the corrected one does.</param>
/// <param name="Difference">How often the corrected interval of the difference holds 0, which is the truth.</param>
/// <param name="Width">Mean width of the corrected interval.</param>
/// <param name="RawAlarms">How often the gate on the judge's scores fails, although nothing is worse.</param>
/// <param name="CorrectedAlarms">How often the gate on corrected scores does.</param>
/// <param name="Runs">Simulated runs.</param>
public sealed record CorrectionCell(CorrectionScenario Scenario, double Raw, double Corrected, double Difference, double Width, double RawAlarms, double CorrectedAlarms, int Runs);
