using EvalKit.Results;
using EvalKit.Statistics;

namespace EvalKit.Proving;

/// <summary>Makes a variant worse: some items get the worst score or a wrong label, or a cost or latency grows on every item.</summary>
internal static class Planting
{
    /// <summary>Whether harm can be planted into a metric from its columns.</summary>
    public static bool CanPlant(GraderDefinition grader, MetricDefinition metric) =>
        metric is ColumnMean or QuantileMetric && (metric.Range.IsBounded || !metric.HigherIsBetter) || metric is SetMetric && grader.HasLabels;

    /// <summary>A copy of the run whose candidate is worse by about <paramref name="harm"/> on the given items.</summary>
    /// <param name="run">The run; its first variant is made worse.</param>
    /// <param name="grader">The grader's position.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="items">The items that get worse.</param>
    /// <param name="harm">How much, above 0, in the metric's unit; cut off at what is possible.</param>
    /// <param name="value">The candidate's value without harm.</param>
    /// <param name="random">Chooses the items.</param>
    public static RunData Plant(RunData run, int grader, MetricDefinition metric, IReadOnlyList<int> items, double harm, double value, SeededGenerator random)
    {
        var (candidate, source) = (run.Variants[0], run.Variants[0].Graders[grader]);
        var planted = new VariantData(candidate.Name, false, [.. candidate.Graders.Select(g => g.Definition)], source.Count);
        var target = planted.Graders[grader];
        for (var cell = 0; cell < source.Count; cell++)
            target.Set(cell, Read(source, cell));
        var worst = metric.HigherIsBetter ? metric.Range.Low : metric.Range.High;
        var share = metric is SetMetric ? harm / Math.Max(value, 1e-9) : harm / Math.Max(Math.Abs(value - worst), 1e-9);
        var labels = source.Labels();
        foreach (var item in items)
        {
            var isHit = random.NextDouble() < share;
            for (var cell = item * run.Repeats; cell < (item + 1) * run.Repeats; cell++)
                if (source.OutcomeOf(cell) == Outcome.Scored && (double.IsInfinity(worst) || isHit))
                    target.Set(cell, Worse(Read(source, cell), metric, worst, 1 + harm / Math.Max(Math.Abs(value), 1e-9), labels, random));
        }
        return run with { Variants = [planted, .. run.Variants.Skip(1)] };
    }

    private static Score Worse(Score score, MetricDefinition metric, double worst, double factor, IReadOnlyList<string> labels, SeededGenerator random)
    {
        if (metric is SetMetric)
            return score with { Predicted = Other(score.Gold!, labels, random) };
        var column = metric is QuantileMetric quantile ? quantile.Column : ((ColumnMean)metric).Column;
        var scale = (metric as ColumnMean)?.Scale ?? 1;
        var columns = score.Columns.ToArray();
        columns[column] = double.IsInfinity(worst) ? columns[column] * factor : double.IsNaN(columns[column]) ? double.NaN : worst / scale;
        return score with { Columns = columns };
    }

    private static string Other(string gold, IReadOnlyList<string> labels, SeededGenerator random)
    {
        if (labels.Count < 2)
            return EvalKit.Metrics.ConfusionMatrix.InvalidLabel;
        var other = labels[random.NextInt32(labels.Count - 1)];
        return other == gold ? labels[^1] : other;
    }

    private static Score Read(ScoreColumns source, int cell)
    {
        if (source.OutcomeOf(cell) != Outcome.Scored)
            return Score.Missing(source.OutcomeOf(cell), null);
        var (gold, predicted) = source.Definition.HasLabels ? source.LabelsOf(cell) : (null, null);
        return new Score { Outcome = Outcome.Scored, Columns = [.. Enumerable.Range(0, source.Definition.Columns.Count).Select(c => source.Value(cell, c))], Gold = gold, Predicted = predicted, Terms = source.TermsOf(cell) };
    }
}
