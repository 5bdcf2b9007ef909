using EvalKit.Results;

namespace EvalKit.Cli;

/// <summary>The exit codes that others rely on.</summary>
internal static class ExitCodes
{
    public const int Passed = 0;
    public const int Failed = 1;
    public const int Inconclusive = 2;
    public const int Incomplete = 3;
    public const int Wrong = 4;
    public const int Cancelled = 130;

    public static int Of(Summary summary, bool inconclusiveFails) => summary.Status == "cancelled" ? Cancelled : summary.Verdict switch
    {
        Verdicts.Failed => Failed,
        Verdicts.Invalid => Incomplete,
        Verdicts.Inconclusive when inconclusiveFails => Inconclusive,
        _ => Passed,
    };

    /// <summary>The code of several suites: what stops a release first.</summary>
    public static int Worst(IEnumerable<int> codes)
    {
        int[] order = [Cancelled, Wrong, Failed, Incomplete, Inconclusive, Passed];
        return codes.OrderBy(c => Array.IndexOf(order, c)).FirstOrDefault(Passed);
    }
}
