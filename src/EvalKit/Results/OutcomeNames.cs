namespace EvalKit.Results;

/// <summary>The names of outcomes in files.</summary>
public static class OutcomeNames
{
    private static readonly string[] Names = ["not_run", "scored", "errored", "refused", "truncated", "unparseable", "judge_failed", "limit_hit"];

    /// <summary>All outcomes in the order in which reports list them.</summary>
    public static IReadOnlyList<Outcome> InReportOrder { get; } =
        [Outcome.Scored, Outcome.Errored, Outcome.Refused, Outcome.Truncated, Outcome.Unparseable, Outcome.JudgeFailed, Outcome.LimitHit, Outcome.NotRun];

    /// <summary>The snake_case name.</summary>
    public static string Name(this Outcome outcome) => Names[(int)outcome];

    /// <summary>The outcome of a snake_case name, or null.</summary>
    public static Outcome? Parse(string name)
    {
        var index = Array.IndexOf(Names, name);
        return index < 0 ? null : (Outcome)index;
    }
}
