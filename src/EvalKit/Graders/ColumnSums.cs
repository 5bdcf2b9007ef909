using EvalKit.Metrics;
using EvalKit.Results;
using EvalKit.Statistics;

namespace EvalKit.Graders;

/// <summary>Set-level metrics that are functions of the weighted sums of columns.</summary>
internal static class ColumnSums
{
    /// <summary>The corpus score of a metric whose statistics stand in the columns behind the score.</summary>
    public static SetMetric Corpus(ICorpusMetric metric, Interval range) =>
        SetMetric.OfSums("corpus", metric.Signature, range, [.. Enumerable.Range(1, metric.StatisticsLength)], metric.Score);

    /// <summary>The sum of one column over that of another; NaN where the divisor is 0. A cell without a value in one of them counts in neither.</summary>
    public static SetMetric Ratio(string name, string signature, Interval range, int part, int whole) =>
        SetMetric.OfSums(name, signature, range, [part, whole], sums => sums[1] > 0 ? sums[0] / sums[1] : double.NaN);
}
