namespace EvalKit.Statistics;

/// <summary>What a comparison shows about "the candidate is not worse than the baseline by the margin".</summary>
public enum ThreeStateVerdict
{
    /// <summary>Not worse: the whole interval lies above minus the margin.</summary>
    Passed,

    /// <summary>Regressed: the whole interval lies below zero and the drop is at least the margin.</summary>
    Failed,

    /// <summary>The data decide neither. Never to be reported as passed.</summary>
    Inconclusive,
}
