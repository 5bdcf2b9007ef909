namespace EvalKit.Statistics;

/// <summary>
/// Evidence that may be looked at after every pair (Ville's inequality): a uniform mixture over harm rates above 1/2 on the discordant pairs.
/// Items have to come in a random order.
/// </summary>
/// <remarks>
/// For callers that know beforehand that every pair passes or fails on both sides and keep nothing but the two counts. EvalKit's own runs cannot know that (a
/// grader may give a part of a point) and are decided by <see cref="SequentialMean"/>; with 15 % discordant pairs both need about as many items.
/// </remarks>
public static class PassFailEProcess
{
    /// <summary>Evidence that the candidate is worse: 2 B(w+1, l+1) (1 - I_{1/2}(w+1, l+1)) 2^(w+l). Stop as regressed when it reaches 1/alpha.</summary>
    /// <param name="worsened">w: pairs that the candidate made worse, 0 or more.</param>
    /// <param name="improved">l: pairs that the candidate made better, 0 or more.</param>
    /// <returns>An e-value: its mean is at most 1 at every stopping time if the candidate is not worse. For evidence of improvement swap the counts.</returns>
    public static double EValue(int worsened, int improved)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(worsened);
        ArgumentOutOfRangeException.ThrowIfNegative(improved);
        double a = worsened + 1, b = improved + 1;
        // At x = 1/2 the kernel is 2^-(a+b)/B(a,b), so its reciprocal gives B(a,b) 2^(w+l) without a gamma function.
        var logBeta = -BetaDistribution.LogKernel(0, a, b) - 2 * Math.Log(2);
        return 2 * Math.Exp(logBeta + BetaDistribution.LogCdf(0, b, a));
    }
}
