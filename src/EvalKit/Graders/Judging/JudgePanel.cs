using System.Globalization;
using System.Runtime.CompilerServices;
using EvalKit.Results;
using EvalKit.Statistics;

namespace EvalKit.Graders.Judging;

/// <summary>Makes one verdict of several: of the samples of one judge, and of the judges of a panel.</summary>
internal static class JudgePanel
{
    /// <summary>The column of the standard deviation of a judge's samples.</summary>
    public const string Spread = "spread";

    /// <summary>One verdict of a judge's samples: the mean of numbers, the majority of words.</summary>
    public static JudgeReading OfSamples(IReadOnlyList<JudgeReading> samples, bool areWords) => Combine(samples, areWords ? "majority" : "mean", "samples");

    /// <summary>One verdict of a panel's judges.</summary>
    /// <param name="judges">The verdict of each.</param>
    /// <param name="rule">median, mean or majority.</param>
    public static JudgeReading OfJudges(IReadOnlyList<JudgeReading> judges, string rule) => Combine(judges, rule, "judges");

    /// <summary>Agreement of the judges beyond chance, over the columns that hold their verdicts.</summary>
    public static SetMetric Alpha(string signature, int first, int judges, bool areWords)
    {
        int[] columns = [.. Enumerable.Range(first, judges)];
        var level = areWords ? MeasurementLevel.Nominal : MeasurementLevel.Interval;
        var prepared = new ConditionalWeakTable<CellColumns, WeightedAlpha>();
        return new SetMetric("alpha", $"{signature}|krippendorff:{(areWords ? "nominal" : "interval")}", MetricRanges.Correlation,
            (cells, weights) => prepared.GetValue(cells, c => new WeightedAlpha([.. columns.Select(column => c.Columns[column])], level)).Of(weights)) { Reads = columns };
    }

    private static JudgeReading Combine(IReadOnlyList<JudgeReading> readings, string rule, string what)
    {
        if (readings.Count == 1)
            return readings[0];
        // A verdict that was not looked up decides nothing: the same run with all its answers could end otherwise.
        if (readings.FirstOrDefault(r => r is { Failure: not null, Outcome: not Outcome.JudgeFailed }) is { } absent)
            return absent;
        var usable = readings.Where(r => r.Failure is null).ToList();
        if (2 * usable.Count <= readings.Count)
            return JudgeReading.Failed(string.Create(CultureInfo.InvariantCulture, $"{usable.Count} of {readings.Count} {what} gave a verdict; {readings.First(r => r.Failure is not null).Failure}"));
        return rule == "majority" ? Majority(usable, what) : Numbers(usable, rule);
    }

    private static JudgeReading Majority(List<JudgeReading> usable, string what)
    {
        var largest = usable.GroupBy(Word, StringComparer.Ordinal).MaxBy(g => g.Count())!;
        return 2 * largest.Count() > usable.Count
            ? largest.First()
            : JudgeReading.Failed($"the {what} are split: {string.Join(", ", usable.Select(Word))}");
    }

    private static JudgeReading Numbers(List<JudgeReading> usable, string rule)
    {
        Func<IEnumerable<double>, double> centre = rule == "median" ? Median : Mean;
        return usable[0] with
        {
            Label = null,
            Score = centre(usable.Select(r => r.Score)),
            Raw = usable.TrueForAll(r => r.Raw is not null) ? centre(usable.Select(r => r.Raw!.Value)) : null,
            Values = [.. usable[0].Values.Select((_, i) => centre(usable.Select(r => r.Values[i])))],
            Reason = usable.Find(r => r.Reason is not null)?.Reason,
        };
    }

    /// <summary>The verdict as a word, for the majority and for messages.</summary>
    public static string Word(JudgeReading reading) => reading.Failure is not null ? "no verdict" : reading.Label ?? (reading.Raw ?? reading.Score).ToString("R", CultureInfo.InvariantCulture);

    private static double Mean(IEnumerable<double> values) => values.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average();

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Where(double.IsFinite).Order()];
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
