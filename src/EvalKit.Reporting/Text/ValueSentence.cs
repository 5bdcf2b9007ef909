using System.Globalization;
using EvalKit.Decisions;
using EvalKit.Results;

namespace EvalKit.Reporting.Text;

/// <summary>What variants are worth in words, the same in every export.</summary>
public static class ValueSentence
{
    /// <summary>What is assumed: what a success saves, what a failure costs, and from which accuracy on that pays.</summary>
    public static string Premise(ValueSummary value) =>
        $"a success saves {Amount.Show(value.SavingPerSuccess, value.Currency)}, a failure costs {Amount.Show(value.CostPerFailure, value.Currency)}: it pays from {value.Metric} of {Percent(value.BreakEvenPercent)} on"
        + (value.Target is { } target ? $", the target is {Numbers.Percent(target)}" : "");

    /// <summary>What one variant is worth, with the interval that comes of its accuracy.</summary>
    public static string Of(ValueSummary value, VariantValue variant)
    {
        if (variant is not { Accuracy: { } accuracy, Net: { } net })
            return $"its value is not known: {variant.Reason}";
        var interval = variant is { NetLow: { } low, NetHigh: { } high } ? $" ({Amount.ShowSigned(low, value.Currency)} to {Amount.ShowSigned(high, value.Currency)})" : "";
        var target = variant.Target is { } tick ? $"; the target is {TargetSentence.Words(tick)}" : "";
        return $"{Amount.ShowSigned(net, value.Currency)} a case{interval} at {Numbers.Percent(accuracy)}: {Verdict(variant)}{target}";
    }

    /// <summary>The balance of so many cases.</summary>
    public static string Balance(ValueSummary value, ValueBalance balance) =>
        $"{balance.Cases.ToString("#,##0", CultureInfo.InvariantCulture)} cases: {Count(balance.Successes)} successes save {Amount.Show(balance.Saved, value.Currency)}; "
        + string.Join("; ", balance.Failures.Select(f => $"{Count(f.Cases)} x {f.Name} cost {Amount.Show(f.Cost, value.Currency)}"))
        + $"; net {Amount.ShowSigned(balance.Net, value.Currency)}";

    /// <summary>In which slices a human drives, and in which nobody can tell yet; empty without slices.</summary>
    public static IEnumerable<string> Drivers(VariantValue variant)
    {
        if (Slices(variant, SliceValue.Model) is { Length: > 0 } model)
            yield return $"may act alone where {model}";
        if (Slices(variant, SliceValue.Human) is { Length: > 0 } human)
            yield return $"human drives where {human}";
        if (Slices(variant, SliceValue.Open) is { Length: > 0 } open)
            yield return $"human drives until more items show otherwise where {open}";
    }

    private static string Slices(VariantValue variant, string drive) => string.Join(", ", variant.Slices.Where(s => s.Value.Drive == drive)
        .Select(s => $"{s.Key} ({(s.Value.Accuracy is { } accuracy ? Numbers.Percent(accuracy) : "nothing scored")}, break-even {Percent(s.Value.BreakEvenPercent)})"));

    private static string Verdict(VariantValue variant) => variant.Outcome switch
    {
        Verdicts.Passed => "pays",
        Verdicts.Failed => "loses money",
        Verdicts.Inconclusive => $"{(variant.Net >= 0 ? "pays" : "loses money")} by its value, not proven: the interval holds break-even",
        _ => $"not known, {variant.Reason}",
    };

    private static string Percent(decimal percent) => percent.ToString("0.0", CultureInfo.InvariantCulture) + " %";

    private static string Count(decimal count) => count.ToString("#,##0.##", CultureInfo.InvariantCulture);
}
