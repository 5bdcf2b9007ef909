using EvalKit.Gates;
using EvalKit.Graders.Classification;
using EvalKit.Metrics;
using EvalKit.Results;
using EvalKit.Statistics;
using EvalKit.Yaml;

namespace EvalKit.Simulation;

/// <summary>Coverage of the intervals of metrics of a whole set, at 95 %, computed as the tool computes them; resamples alone beside them.</summary>
public static class LabelCoverageStudy
{
    private const double Level = 0.95;

    public static readonly int[] Sizes = [30, 100, 300];

    private static readonly GraderDefinition Labels = new ClassificationType().Define("label", YamlValue.Map("", 0, 0, []));

    private static readonly (string Name, Func<ConfusionMatrix, double?> Read)[] Metrics = [("macro_f1", m => m.MacroF1), ("micro_f1", m => m.MicroF1), ("kappa", m => m.CohenKappa())];

    /// <summary>The metric of one system.</summary>
    public static IEnumerable<LabelCoverageCell> OneSystem(int runs, int largest = int.MaxValue) =>
        from population in LabelPopulation.All from metric in Metrics from n in Sizes where n <= largest select OneSystem(population, metric.Name, n, runs);

    /// <summary>The difference of two systems of the same quality.</summary>
    public static IEnumerable<LabelCoverageCell> Difference(int runs, int largest = int.MaxValue) =>
        from population in LabelPopulation.All from n in Sizes where n <= largest select Difference(population, "macro_f1", n, runs);

    /// <summary>One cell of the table of single systems.</summary>
    public static LabelCoverageCell OneSystem(LabelPopulation population, string metric, int n, int runs)
    {
        var truth = population.Truth(Metrics.First(m => m.Name == metric).Read);
        var items = Enumerable.Range(0, n).ToArray();
        return Simulate(population.Name, metric, n, runs, truth, (generator, seed) =>
        {
            var system = System("only", false, n);
            population.Draw(system, n, generator);
            var definition = Find(metric);
            var value = new MetricCalculator(n, 1, null, Level, seed).Compute(system.Graders[0], definition, items);
            var cells = system.Graders[0].Gather(items);
            var alone = SetBootstrap.Percentile(weights => definition.Compute(cells, weights), n, [], Level, seed).Interval;
            return (new Interval(value.Low ?? double.NaN, value.High ?? double.NaN), alone);
        });
    }

    /// <summary>One cell of the table of differences.</summary>
    public static LabelCoverageCell Difference(LabelPopulation population, string metric, int n, int runs)
    {
        var table = new GateScenario("", n, 1, 1).Table();
        return Simulate(population.Name, metric, n, runs, 0, (generator, seed) =>
        {
            var run = new RunData(table, 1, [System("old", true, n), System("new", false, n)]);
            population.DrawPair(run.Variants[0], run.Variants[1], n, generator);
            var side = new BaselineSide(run, run.Variants[0], BaselineSide.SameRun, null);
            var request = new ComparisonRequest(run.Variants[1], "label", Find(metric), null, new GateTerms(0.02));
            var comparison = new Comparer(run, new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal), Level, seed).Compare([(request, side)])[0];
            var columns = PairedColumns.Of(new PairedSample(run, Pairing.Of(table, table), null), run.Variants[1].Graders[0], 1, run.Variants[0].Graders[0], 1);
            var alone = SetBootstrap.Percentile(Of(columns.Statistic(Find(metric)), n), n, [], Level, seed).Interval;
            return (new Interval(comparison.Low ?? double.NaN, comparison.High ?? double.NaN), alone);
        });

        static WeightedStatistic Of(PairedWeightedStatistic statistic, int n)
        {
            var none = new double[n];
            return weights => statistic(none, weights) - statistic(weights, none);
        }
    }

    private static SetMetric Find(string metric) => (SetMetric)Labels.Metrics.First(m => m.Name == metric);

    private static VariantData System(string name, bool isBaseline, int n) => new(name, isBaseline, [Labels], n);

    private static LabelCoverageCell Simulate(
        string population, string metric, int n, int runs, double truth, Func<SeededGenerator, long, (Interval Reported, Interval Alone)> sample)
    {
        var found = new (bool Covers, double Width, bool CoversAlone, bool HasNoWidthAlone)[runs];
        Parallel.For(0, runs, run =>
        {
            var (reported, alone) = sample(new SeededGenerator(20261121 + run), run);
            // A value that equals the truth but for rounding is held.
            found[run] = (Holds(reported, truth), reported.Width, Holds(alone, truth), alone.Width == 0);
        });
        double Share(Func<(bool Covers, double Width, bool CoversAlone, bool HasNoWidthAlone), bool> of) => found.Count(of) / (double)runs;
        return new(population, metric, n, Share(f => f.Covers), found.Average(f => f.Width), Share(f => f.CoversAlone), Share(f => f.HasNoWidthAlone), runs);
    }

    private static bool Holds(Interval interval, double truth) => interval.Low - 1e-12 <= truth && truth <= interval.High + 1e-12;
}

/// <summary>How often the interval of a metric of a whole set holds the truth.</summary>
/// <param name="Population">The system, or the two of the same kind.</param>
/// <param name="Metric">The metric.</param>
/// <param name="N">Number of items.</param>
/// <param name="Coverage">Share of reported intervals that hold the true value.</param>
/// <param name="Width">Their mean width.</param>
/// <param name="Alone">The same share for percentiles of resamples alone.</param>
/// <param name="WithoutWidth">Share of samples in which these have no width.</param>
/// <param name="Runs">Number of samples.</param>
public sealed record LabelCoverageCell(string Population, string Metric, int N, double Coverage, double Width, double Alone, double WithoutWidth, int Runs);
