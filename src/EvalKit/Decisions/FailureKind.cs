namespace EvalKit.Decisions;

/// <summary>One way to fail.</summary>
/// <param name="Name">What happens.</param>
/// <param name="Share">The share of failures that end so, in [0,1]; the shares of all kinds add up to 1.</param>
/// <param name="Cost">What one of them costs.</param>
public sealed record FailureKind(string Name, decimal Share, decimal Cost);
