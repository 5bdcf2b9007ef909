using EvalKit.Statistics;

namespace EvalKit.Simulation;

/// <summary>What a suite that may end at any item does over many runs.</summary>
/// <param name="Gates">Its gates, and what is particular about it.</param>
/// <param name="Items">Items of the whole suite.</param>
/// <param name="Drop">What the candidate is worse by; negative where it is better.</param>
/// <param name="Failed">Share of runs in which a gate fails, early or at the end.</param>
/// <param name="Passed">Share of runs in which every gate passes, early or at the end.</param>
/// <param name="Early">Share of runs that stop before the end.</param>
/// <param name="Used">Mean share of the items that were run.</param>
/// <param name="Runs">Number of runs.</param>
public sealed record PeekingCell(string Gates, int Items, double Drop, double Failed, double Passed, double Early, double Used, int Runs)
{
    /// <summary>The 95 % interval of the share that fails.</summary>
    public Interval FailedInterval => Proportion.ClopperPearson((int)Math.Round(Failed * Runs), Runs, 0.95);
}
