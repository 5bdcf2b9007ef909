using EvalKit.Decisions;

namespace EvalKit.Reporting.Text;

/// <summary>Targets and their ticks in words, the same in every export.</summary>
public static class TargetSentence
{
    /// <summary>The target: <c>label.accuracy [kind=edge] at least 0.9</c>.</summary>
    public static string Subject(TargetResult target) => $"{target.Metric}{(target.Slice is null ? "" : $" [{target.Slice}]")} {target.Rule.Replace('_', ' ')}";

    /// <summary>The value with its unit.</summary>
    public static string Value(TargetResult target, TargetTick tick) => MetricText.Show(target.Metric, tick.Value);

    /// <summary>The tick in a word; a question mark where the whole interval does not say the same.</summary>
    public static string Word(TargetTick tick) => tick.Proven == false ? tick.Outcome + "?" : tick.Outcome;

    /// <summary>The tick in a sentence.</summary>
    public static string Words(TargetTick tick) => tick.Proven == false ? tick.Outcome + " by the value, not proven" : tick.Outcome;

    /// <summary>Why nobody can tell, or null for a tick that is known.</summary>
    public static string? Doubt(TargetTick tick) => tick.Outcome == TargetTick.Unknown ? tick.Reason : null;
}
