using EvalKit.Results;

namespace EvalKit.Reporting.Text;

/// <summary>How far a run came that was to end as soon as its gates were decided, and what that made needless, in one sentence.</summary>
public static class EarlyStopSentence
{
    /// <summary>The sentence, without a full stop.</summary>
    public static string Of(UntilDecided until)
    {
        if (!until.Decided)
            return $"not decided early: all {Numbers.Count(until.ItemsPlanned)} items ran, and the verdicts are the ordinary ones";
        List<string> needless = [Plural(until.ItemsPlanned - until.ItemsRun, "item"), Plural(until.CallsNotNeeded, "call")];
        if (until.UsdNotNeeded is { } usd and > 0)
            needless.Add("$" + Numbers.Show(usd));
        if (until.SecondsNotNeeded is { } seconds and > 0)
            needless.Add(Numbers.Show(seconds) + " s of waiting for answers");
        return $"decided early after {Numbers.Count(until.ItemsRun)} of {Plural(until.ItemsPlanned, "item")} in random order (seed {Numbers.Count(until.OrderSeed)}), which made needless {string.Join(", ", needless)}";
    }

    /// <summary>The same with what this execution did for nothing, without a full stop.</summary>
    public static string Of(UntilDecided until, ExecutionSummary execution) =>
        Of(until) + (execution.CallsBeyondEnd is { } calls and > 0 ? $"; {Plural(calls, "call")} had been begun by then" : "");

    private static string Plural(long count, string what) => $"{Numbers.Count(count)} {what}{(count == 1 ? "" : "s")}";
}
