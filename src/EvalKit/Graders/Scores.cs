using EvalKit.Results;

namespace EvalKit.Graders;

/// <summary>Short ways to make the scores that most graders give.</summary>
internal static class Scores
{
    public static Score Binary(bool passed, string? reason = null) => new()
    {
        Outcome = Outcome.Scored,
        Columns = [passed ? 1 : 0],
        Raw = passed ? 1 : 0,
        Passed = passed,
        Reason = reason,
    };

    public static Score Of(double score, double? raw, params ReadOnlySpan<double> more) => new()
    {
        Outcome = Outcome.Scored,
        Columns = [score, .. more],
        Raw = raw,
    };

    /// <summary>The same score with a pass or fail, and the column that <c>pass_rate</c> averages; an undefined score neither passes nor fails.</summary>
    public static Score WithThreshold(this Score score, double? threshold)
    {
        if (threshold is null || score.Outcome != Outcome.Scored)
            return score;
        if (double.IsNaN(score.Columns[0]))
            return score with { Columns = [.. score.Columns, double.NaN] };
        var passed = score.Columns[0] >= threshold;
        return score with { Passed = passed, Columns = [.. score.Columns, passed ? 1 : 0] };
    }
}
