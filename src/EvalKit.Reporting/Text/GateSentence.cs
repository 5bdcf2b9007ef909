using EvalKit.Results;

namespace EvalKit.Reporting.Text;

/// <summary>A gate's result as one line of words, the same in every export.</summary>
public static class GateSentence
{
    /// <summary>What was asked: <c>label.mean of knn, against baseline, margin 0.02</c>.</summary>
    public static string Subject(GateResult gate) =>
        $"{gate.Metric}{(gate.Slice is { Count: > 0 } slice ? $" where {slice.GetAt(0).Key} is {slice.GetAt(0).Value}" : "")} of {gate.Variant}: {gate.Rule}";

    /// <summary>What was found, with the difference and its interval where there is a comparison.</summary>
    public static string Finding(GateResult gate, Summary summary)
    {
        if (gate.Comparison is not { } index || summary.Comparisons[index] is not { Difference: not null } comparison)
            return Decided(gate.Reason, gate);
        var adjusted = comparison.Level > 0 ? Numbers.Percent(comparison.Level) : "";
        return $"{Numbers.Show(comparison.BaselineValue)} -> {Numbers.Show(comparison.CandidateValue)}, difference {Numbers.Signed(comparison.Difference)}{Relative(comparison)} "
            + $"({adjusted} interval {Numbers.SignedRange(comparison.Low, comparison.High)}), n {Numbers.Count(comparison.N)}, "
            + (comparison.Labels is { } labels
                ? $"{Numbers.Count(labels)} labelled on both sides ({Numbers.Count(comparison.Losses)} worse, {Numbers.Count(comparison.Wins)} better), "
                : $"{Numbers.Count(comparison.Flips.WorsenedTotal)} worse, {Numbers.Count(comparison.Flips.ImprovedTotal)} better, ")
            + $"smallest detectable difference {Numbers.Show(comparison.MinimumDetectable)}{(comparison.NoiseFloor is { } noise ? $", two runs of the baseline differ by up to {Numbers.Show(noise)}" : "")}: {Decided(gate.Reason, gate)}";
    }

    private static string Relative(Comparison comparison) => comparison is { Effect: "relative", Relative: { } share } ? $" ({Numbers.Signed(share * 100)} %)" : "";

    private static string Decided(string reason, GateResult gate) => gate.WouldDecide is { } what ? $"{reason}. Would decide it: {what}" : reason;
}
