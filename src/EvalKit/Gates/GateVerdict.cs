using System.Globalization;
using EvalKit.Results;
using EvalKit.Statistics;

namespace EvalKit.Gates;

/// <summary>The three-state rule with missing outcomes: a verdict has to hold if every missing pair had gone against the candidate, and if it had gone for it.</summary>
internal static class GateVerdict
{
    public static (string Verdict, string Reason) Decide(PairedEvidence evidence, Interval interval, ComparisonRequest request, double level)
    {
        if (request.Margin is not { } margin)
            return ("", Words(interval, request.Metric.HigherIsBetter));
        var observed = State(interval, evidence.Difference, margin, request.Metric.HigherIsBetter);
        if (evidence.MissingPairs > 0)
        {
            var worst = evidence.Completed(level, worst: request.Metric.HigherIsBetter);
            var best = evidence.Completed(level, worst: !request.Metric.HigherIsBetter);
            if (State(worst.Interval.Interval, worst.Difference, margin, request.Metric.HigherIsBetter) != observed
                || State(best.Interval.Interval, best.Difference, margin, request.Metric.HigherIsBetter) != observed)
            {
                return (Verdicts.Invalid, Text($"{evidence.MissingPairs} of {evidence.PlannedPairs} pairs lack an outcome, and the verdict depends on what they would have been"));
            }
        }
        var (harm, side) = request.Metric.HigherIsBetter ? ("drop", "below") : ("rise", "above");
        return observed switch
        {
            ThreeStateVerdict.Passed when margin == 0 => (Verdicts.Passed, Text($"the whole interval lies on the better side of zero")),
            ThreeStateVerdict.Passed => (Verdicts.Passed, Text($"the whole interval excludes a {harm} of {margin:0.####} or more")),
            ThreeStateVerdict.Failed => (Verdicts.Failed, Text($"the whole interval lies {side} zero and the {harm} of {Math.Abs(evidence.Difference):0.####} is at least the margin of {margin:0.####}")),
            _ => (Verdicts.Inconclusive, Undecided(evidence, interval, margin, request.Metric.HigherIsBetter, level)),
        };
    }

    /// <summary>What a comparison says that no gate asks for.</summary>
    private static string Words(Interval interval, bool higherIsBetter) =>
        interval.Low > 0 ? $"the whole interval lies above zero: {(higherIsBetter ? "better" : "worse")}"
        : interval.High < 0 ? $"the whole interval lies below zero: {(higherIsBetter ? "worse" : "better")}"
        : double.IsNaN(interval.Low) || double.IsNaN(interval.High) ? "no interval can be given: too few items define the metric"
        : "the interval holds zero: no difference is proven";

    private static ThreeStateVerdict State(Interval interval, double difference, double margin, bool higherIsBetter) => higherIsBetter
        ? NonInferiority.Decide(interval, difference, margin)
        : NonInferiority.Decide(new Interval(-interval.High, -interval.Low), -difference, margin);

    private static string Undecided(PairedEvidence evidence, Interval interval, double margin, bool higherIsBetter, double level)
    {
        var discordant = evidence.Wins + evidence.Losses;
        if (evidence.Test == "mcnemar-midp" && discordant < PairedBinary.MinimumDiscordant(1 - level))
            return Text($"only {discordant} items changed; with fewer than {PairedBinary.MinimumDiscordant(1 - level)} no test can tell{More(evidence, interval, margin, higherIsBetter)}");
        if (double.IsNaN(interval.Low) || double.IsNaN(interval.High))
            return "no interval can be given: too few items define the metric";
        var harm = higherIsBetter ? "drop" : "rise";
        // A proven harm that is smaller than the margin is neither beyond the margin nor excluded from reaching it.
        var isHarmProven = higherIsBetter ? interval.High < 0 : interval.Low > 0;
        return Text($"the interval holds a {harm} beyond the margin of {margin:0.####} {(isHarmProven ? "and a smaller one" : "and none")}{More(evidence, interval, margin, higherIsBetter)}");
    }

    /// <summary>Half-widths shrink with the square root of the number of items: how many more would move the interval off the nearer limit.</summary>
    private static string More(PairedEvidence evidence, Interval interval, double margin, bool higherIsBetter)
    {
        var difference = higherIsBetter ? evidence.Difference : -evidence.Difference;
        var half = interval.Width / 2;
        var distance = difference > -margin ? difference + margin : Math.Abs(difference);
        if (!double.IsFinite(half) || distance <= half / 100)
            return "";
        var needed = Math.Ceiling(evidence.N * (half / distance) * (half / distance)) - evidence.N;
        return needed > 0 ? Text($"; about {RoundUp(needed):0} more items would decide it if the difference stays") : "";
    }

    private static double RoundUp(double count)
    {
        var step = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(count)) - 1));
        return Math.Ceiling(count / step) * step;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
