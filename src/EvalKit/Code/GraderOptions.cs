namespace EvalKit;

/// <summary>How a grader of .NET code is told from its earlier versions, and when an item passes.</summary>
public sealed record GraderOptions
{
    /// <summary>
    /// The version of the grader, which is part of the signature of its metrics: an accepted baseline of another revision is not compared with. Without one
    /// the identity of the compiled code stands in its place, so that every change of code needs a new baseline.
    /// </summary>
    public string? Revision { get; init; }

    /// <summary>An item passes when its score is at least this, from 0 to 1; adds the metric <c>pass_rate</c>. Null for none.</summary>
    public double? PassThreshold { get; init; }
}
