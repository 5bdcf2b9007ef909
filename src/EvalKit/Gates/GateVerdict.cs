using System.Globalization;
using EvalKit.Results;
using EvalKit.Statistics;

namespace EvalKit.Gates;

/// <summary>The three-state rule with missing outcomes: a verdict has to hold if every missing pair had gone against the candidate, and if it had gone for it.</summary>
internal sealed class GateVerdict(PairedEvidence evidence, GateTerms terms, bool higherIsBetter, double level, double allowMissing)
{
    /// <summary>
    /// Whether the test agrees that there is a difference. A score interval of a few pairs can exclude zero where no test can reject: four losses of four
    /// are no proof.
    /// </summary>
    private bool Rejects => evidence.PValue <= (1 - level) * (1 + 1e-9) && (evidence.Test != "mcnemar-midp" || evidence.Wins + evidence.Losses >= PairedBinary.MinimumDiscordant(1 - level));

    private string Harm => higherIsBetter ? "drop" : "rise";

    /// <summary>The margin in the metric's unit.</summary>
    private double Margin => terms.IsRelative ? terms.Margin * Math.Abs(evidence.BaselineValue) : terms.Margin;

    private string MarginText => terms.IsRelative
        ? Text($"{Margin:0.####} ({terms.Margin * 100:0.####} % of the baseline's {evidence.BaselineValue:0.####})")
        : Text($"{terms.Margin:0.####}");

    /// <summary>Missing pairs that could have changed the verdict and are within the allowance.</summary>
    public int Tolerated { get; private set; }

    /// <summary>The verdict, why, and what would decide it where nothing does yet.</summary>
    public (string Verdict, string Reason, string? WouldDecide) Decide()
    {
        var byInterval = State(Completion.None);
        var observed = byInterval == ThreeStateVerdict.Failed && !Rejects ? ThreeStateVerdict.Inconclusive : byInterval;
        var note = "";
        if (evidence.MissingPairs > 0 && (State(Completion.Lowest) != observed || State(Completion.Highest) != observed))
        {
            var allowance = terms.AllowMissing ?? (evidence.HasBounds ? 0 : allowMissing);
            if (evidence.MissingPairs > allowance * evidence.PlannedPairs)
                return (Verdicts.Invalid, Text($"{evidence.MissingPairs} of {evidence.PlannedPairs} pairs lack an outcome, and the verdict depends on what they would have been"), "the missing outcomes: run again, only what is missing is called");
            Tolerated = evidence.MissingPairs;
            note = Text($"; {evidence.MissingPairs} pairs without an outcome are within the allowance");
        }
        return observed switch
        {
            ThreeStateVerdict.Passed => (Verdicts.Passed, PassReason() + note, null),
            ThreeStateVerdict.Failed => (Verdicts.Failed, Text($"the whole interval lies {(higherIsBetter ? "below" : "above")} zero and the {Harm} of {Math.Abs(evidence.Difference):0.####} is at least the margin of {MarginText}") + note, null),
            _ => Undecided(note, byInterval == ThreeStateVerdict.Failed),
        };
    }

    /// <summary>What a comparison says that no gate asks for.</summary>
    public static string Words(Interval interval, bool higherIsBetter) =>
        interval.Low > 0 ? $"the whole interval lies above zero: {(higherIsBetter ? "better" : "worse")}"
        : interval.High < 0 ? $"the whole interval lies below zero: {(higherIsBetter ? "worse" : "better")}"
        : double.IsNaN(interval.Low) || double.IsNaN(interval.High) ? "no interval can be given: too few items define the metric"
        : "the interval holds zero: no difference is proven";

    private ThreeStateVerdict State(Completion completion)
    {
        var difference = evidence.Contrast(level, 1, completion);
        if (double.IsInfinity(difference.Value))
            return difference.Value > 0 == higherIsBetter ? ThreeStateVerdict.Passed : ThreeStateVerdict.Failed;
        if (!terms.IsRelative)
            return Oriented(difference, terms.Margin);
        // The baseline's value is an estimate itself: "not worse by the share m" is a statement on candidate - (1 - m) baseline, whose interval knows that.
        return Oriented(difference, terms.Margin * Math.Abs(difference.Baseline)) == ThreeStateVerdict.Failed ? ThreeStateVerdict.Failed
            : Oriented(evidence.Contrast(level, Factor, completion), 0) == ThreeStateVerdict.Passed ? ThreeStateVerdict.Passed
            : ThreeStateVerdict.Inconclusive;
    }

    /// <summary>The share of the baseline's value that the candidate has to beat.</summary>
    private double Factor => 1 - terms.Margin * Math.Sign(evidence.BaselineValue) * (higherIsBetter ? 1 : -1);

    private ThreeStateVerdict Oriented(Contrast contrast, double margin) => higherIsBetter
        ? NonInferiority.Decide(contrast.Interval, contrast.Value, margin)
        : NonInferiority.Decide(new Interval(-contrast.Interval.High, -contrast.Interval.Low), -contrast.Value, margin);

    private string PassReason() => terms.Margin == 0
        ? "the whole interval lies on the better side of zero"
        : Text($"the whole interval excludes a {Harm} of {MarginText} or more");

    private (string Verdict, string Reason, string? WouldDecide) Undecided(string note, bool failedByInterval)
    {
        var interval = evidence.Contrast(level, 1, Completion.None).Interval;
        var (minimum, discordant) = (PairedBinary.MinimumDiscordant(1 - level), evidence.Wins + evidence.Losses);
        if (double.IsNaN(interval.Low) || double.IsNaN(interval.High))
            return (Verdicts.Inconclusive, "no interval can be given: too few items define the metric", "more items");
        if (evidence.Test == "mcnemar-midp" && discordant < minimum)
            return (Verdicts.Inconclusive, Text($"only {discordant} items changed; with fewer than {minimum} no test can tell") + note, More(interval));
        if (failedByInterval)
            return (Verdicts.Inconclusive, Text($"the whole interval lies {(higherIsBetter ? "below" : "above")} zero, but the test does not reject (p {evidence.PValue:0.####} above {1 - level:0.####})") + note, "a few more items");
        // A proven harm that is smaller than the margin is neither beyond the margin nor excluded from reaching it.
        var isHarmProven = higherIsBetter ? interval.High < 0 : interval.Low > 0;
        return (Verdicts.Inconclusive, Text($"the interval holds a {Harm} beyond the margin of {MarginText} {(isHarmProven ? "and a smaller one" : "and none")}") + note, More(interval));
    }

    /// <summary>Half-widths shrink with the square root of the number of items: how many more would move the interval off the nearer limit.</summary>
    private string More(Interval interval)
    {
        var difference = higherIsBetter ? evidence.Difference : -evidence.Difference;
        var half = interval.Width / 2;
        var distance = difference > -Margin ? difference + Margin : Math.Abs(difference);
        if (!double.IsFinite(half) || distance <= half / 100)
            return Text($"nothing at this size of the difference: {(terms.Margin == 0 ? "with a margin of 0 only a proven improvement passes" : "it lies on the margin")}");
        if (evidence.WouldNarrow(level, distance / half) is { } other)
            return other;
        var items = DecidingItems.More(evidence.N, half, distance);
        if (items is null)
            return "a few more items";
        return evidence.RepeatsFor(distance / half) is { } repeats
            ? Text($"about {items} more items, or {repeats} repeats of each item, if the difference stays")
            : Text($"about {items} more items, if the difference stays");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
