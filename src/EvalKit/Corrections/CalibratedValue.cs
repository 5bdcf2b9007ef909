using EvalKit.JudgeChecks;
using EvalKit.Results;
using EvalKit.Statistics;
using EvalKit.Suites;

namespace EvalKit.Corrections;

/// <summary>A judge's pass rate corrected by its sensitivity and specificity, which its calibration measured on other outputs (Rogan and Gladen; interval of Lee et al.).</summary>
internal static class CalibratedValue
{
    /// <summary>Whether a calibration tells sensitivity and specificity.</summary>
    public static bool CanCorrect(CalibrationRecord record) => record.Result.Groups is [{ Agreement: { Sensitivity.N: > 0, Specificity.N: > 0 } }];

    public static CorrectedValue Of(RunData run, VariantData variant, string grader, ColumnMean metric, CalibrationRecord record, SliceKey? slice, double level)
    {
        var values = ItemValues.Of(variant.Grader(grader)!, metric, run.Items.Count, run.Repeats);
        var planned = SliceItems.Of(run.Items, slice);
        double[] judged = [.. planned.Where(i => values.States[i] >= ItemState.Partial).Select(i => values.Mean[i])];
        var agreement = record.Result.Groups[0].Agreement!;
        var accuracy = new JudgeAccuracy(agreement.Specificity!.Value!.Value, agreement.Specificity.N, agreement.Sensitivity!.Value!.Value, agreement.Sensitivity.N);
        var value = new CorrectedValue
        {
            Level = level,
            Method = IntervalMethods.None,
            Judge = judged.Length == 0 ? 0 : judged.Average(),
            Labels = accuracy.LabelledPasses + accuracy.LabelledFailures,
            Items = judged.Length,
            Missing = planned.Count(i => values.States[i] is ItemState.Missing or ItemState.Partial),
        };
        if (Obstacle(run, grader, record, judged, accuracy) is { } obstacle)
            return value with { Problem = obstacle };
        var corrected = RoganGladen.Correct(value.Judge, judged.Length, accuracy, level);
        return value with { Value = corrected.Value, Low = corrected.Interval.Low, High = corrected.Interval.High, Method = IntervalMethods.RoganGladen };
    }

    private static string? Obstacle(RunData run, string grader, CalibrationRecord record, double[] judged, JudgeAccuracy accuracy) =>
        judged.Length == 0 ? "no item is scored"
        : JudgeIdentity.Of(run, grader) is { } identity && JudgeSummary.Change(identity, record) is { } change ? $"the calibration has expired: {change} changed"
        : !Array.TrueForAll(judged, v => v is 0 or 1) ? "verdicts are not pass or fail for each item"
        : run.Items.Cluster is not null ? "items come in clusters, which sensitivity and specificity do not know of: label outputs of this run"
        : !(accuracy.Sensitivity + accuracy.Specificity > 1) ? "the judge is no better than chance" : null;
}
