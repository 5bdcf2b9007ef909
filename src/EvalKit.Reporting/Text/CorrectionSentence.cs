using EvalKit.Corrections;
using EvalKit.Results;

namespace EvalKit.Reporting.Text;

/// <summary>What people's labels make of a grader's number, in one line of words, the same in every export.</summary>
public static class CorrectionSentence
{
    /// <summary>One sentence for each corrected metric of each variant.</summary>
    public static IEnumerable<string> Of(Summary summary) =>
        from variant in summary.Variants
        from corrected in variant.Value.Corrected ?? []
        select $"{variant.Key}: {corrected.Key} {Of(corrected.Value)}";

    private static string Of(CorrectedValue value) => value.Value is null
        ? $"cannot be corrected: {value.Problem}"
        : $"corrected by {Numbers.Count(value.Labels)} labels: {Numbers.Show(value.Value)} ({Numbers.Percent(value.Level)} interval {Numbers.Range(value.Low, value.High)}), {Numbers.Show(value.Judge)} by the grader alone{Bias(value)}{More(value)}";

    private static string Bias(CorrectedValue value) => value is { BiasLow: > 0 } ? ", which is kinder than people" : value is { BiasHigh: < 0 } ? ", which is stricter than people" : "";

    private static string More(CorrectedValue value) => value.MoreLabels is > 0 and var more
        ? $"; {Numbers.Count(more)} more labels would take a third off the interval{Where(value)}"
        : "";

    /// <summary>The place that is worth more of the labels than its share of outputs.</summary>
    private static string Where(CorrectedValue value) =>
        value.Where.Count > 1 && value.Where.MaxBy(p => p.Share / p.Items) is { } place && place.Share > 1.25 * place.Items / value.Items
            ? $", {Numbers.Percent(Math.Round(place.Share, 2))} of them best spent where the grader says {(place.From == place.To ? Numbers.Show(place.From) : $"{Numbers.Show(place.From)} to {Numbers.Show(place.To)}")} (then with strata: judge)"
            : "";
}
