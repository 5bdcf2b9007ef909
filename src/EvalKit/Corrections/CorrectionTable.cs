using EvalKit.JudgeChecks;
using EvalKit.Results;
using EvalKit.Statistics;
using EvalKit.Suites;

namespace EvalKit.Corrections;

/// <summary>Corrects the metrics of graders that people's labels stand beside.</summary>
/// <param name="run">The run.</param>
/// <param name="corrections">Which labels correct which grader.</param>
/// <param name="seed">The seed of folds and resampling.</param>
internal sealed class CorrectionTable(RunData run, IReadOnlyList<Correction> corrections, long seed)
{
    /// <summary>What judges were found to be worth, by grader.</summary>
    public IReadOnlyDictionary<string, CalibrationRecord> Calibrations { get; init; } = new Dictionary<string, CalibrationRecord>(StringComparer.Ordinal);

    /// <value>The default value is 2/3: worth the work, and mostly in reach.</value>
    private const double Narrower = 2 / 3.0;

    /// <summary>By full metric name; null without labels.</summary>
    public OrderedDictionary<string, CorrectedValue>? Of(VariantData variant, double level)
    {
        var values = new OrderedDictionary<string, CorrectedValue>(StringComparer.Ordinal);
        foreach (var correction in corrections)
            if (variant.Grader(correction.Grader) is { } scores && correction.Labels is not null && variant.Grader(correction.Labels) is { } labels)
                foreach (var metric in scores.Definition.Metrics.OfType<ColumnMean>().Where(m => CorrectionRules.CanCorrect(m, labels.Definition)))
                    values.Add($"{correction.Grader}.{metric.Name}", Of(variant, correction, metric, null, level));
        foreach (var (grader, record) in Calibrations.Where(c => CalibratedValue.CanCorrect(c.Value) && corrections.All(l => l.Grader != c.Key)).OrderBy(c => c.Key, StringComparer.Ordinal))
            if (variant.Grader(grader)?.Definition.Metrics.OfType<ColumnMean>().FirstOrDefault(m => m.Name == "mean") is { } mean)
                values.Add($"{grader}.mean", CalibratedValue.Of(run, variant, grader, mean, record, null, level));
        return values.Count == 0 ? null : values;
    }

    /// <summary>The correction of one metric on one slice.</summary>
    public CorrectedValue Of(VariantData variant, Correction correction, ColumnMean metric, SliceKey? slice, double level)
    {
        if (correction.Labels is null)
            return CalibratedValue.Of(run, variant, correction.Grader, metric, Calibrations[correction.Grader], slice, level);
        var (scores, labels) = (variant.Grader(correction.Grader)!, variant.Grader(correction.Labels)!);
        var judged = ItemValues.Of(scores, metric, run.Items.Count, run.Repeats);
        var labelled = ItemValues.Of(labels, CorrectionRules.Partner(metric, labels.Definition)!, run.Items.Count, run.Repeats);
        int[] items = [.. SliceItems.Of(run.Items, slice).Where(i => judged.States[i] >= ItemState.Partial)];
        var sample = CorrectedSample.Of(items, [.. items.Select(i => judged.Mean[i])], [.. items.Select(i => labelled.Mean[i])], run.Items, correction.Strata);
        var clusters = run.Items.ClustersOf(items);
        var value = new CorrectedValue
        {
            Level = level,
            Method = IntervalMethods.None,
            Judge = items.Length == 0 ? double.NaN : sample.Judge.Average(),
            Labels = sample.Labels,
            Items = items.Length,
            Missing = SliceItems.Of(run.Items, slice).Count(i => judged.States[i] is ItemState.Missing or ItemState.Partial),
        };
        if (items.Length == 0)
            return value with { Judge = 0, Problem = "no item is scored" };
        value = WithBias(value, sample, clusters, level);
        if (CorrectedMean.Of(sample.Judge, sample.Human, sample.Strata, clusters, Interval.Unit, level, seed) is not { } corrected)
            return value with { Problem = TooFew(sample) };
        var wanted = corrected.LabelsFor(Narrower);
        return value with
        {
            Value = corrected.Value,
            Low = corrected.Interval.Low,
            High = corrected.Interval.High,
            Method = corrected.Method,
            JudgeWeight = corrected.JudgeWeight,
            LabelShare = corrected.LabelShare,
            MoreLabels = wanted - corrected.Labels,
            Where = sample.Labels == items.Length ? [] : LabelPlaces.Of(sample),
        };
    }

    /// <summary>The corrected metric as gates hold it against a limit. Without a value its signature says why there is none.</summary>
    public MetricValue Metric(VariantData variant, Correction correction, ColumnMean metric, SliceKey? slice, double level)
    {
        var corrected = Of(variant, correction, metric, slice, level);
        var missing = corrected.Missing > 0 ? corrected.Missing / (double)(corrected.Missing + corrected.Items) : 0;
        return new MetricValue
        {
            Value = corrected.Value,
            Low = corrected.Low,
            High = corrected.High,
            N = corrected.Items,
            Missing = corrected.Missing,
            Worst = missing > 0 ? (1 - missing) * corrected.Value : null,
            Best = missing > 0 ? (1 - missing) * corrected.Value + missing : null,
            Interval = corrected.Method,
            Level = level,
            HigherIsBetter = true,
            Signature = corrected.Problem ?? metric.Signature,
        };
    }

    /// <summary>Why labels do not suffice.</summary>
    public static string TooFew(CorrectedSample sample) => sample.Strata.Length == 0
        ? FormattableString.Invariant($"{sample.Labels} items have a label; {CorrectedMean.MinimumLabels} is the least")
        : FormattableString.Invariant($"a stratum has fewer than {CorrectedMean.MinimumLabels} labels; {sample.Labels} items have one");

    private CorrectedValue WithBias(CorrectedValue value, CorrectedSample sample, int[] clusters, double level)
    {
        int[] labelled = [.. Enumerable.Range(0, sample.Judge.Length).Where(i => !double.IsNaN(sample.Human[i]))];
        if (labelled.Length < CorrectedMean.MinimumLabels)
            return value;
        double[] errors = [.. labelled.Select(i => sample.Judge[i] - sample.Human[i])];
        var interval = PairedMean.Recommended(errors, clusters.Length == 0 ? [] : [.. labelled.Select(i => clusters[i])], Interval.Unit, level, seed).Interval;
        return value with { Bias = errors.Average(), BiasLow = interval.Low, BiasHigh = interval.High };
    }
}
