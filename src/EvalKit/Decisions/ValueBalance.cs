namespace EvalKit.Decisions;

/// <summary>What so many cases bring and cost.</summary>
/// <param name="Cases">The number of cases.</param>
/// <param name="Successes">How many succeed, on average.</param>
/// <param name="Saved">What the successes save.</param>
/// <param name="Failures">What each kind of failure costs.</param>
/// <param name="Net">What is left.</param>
public sealed record ValueBalance(int Cases, decimal Successes, decimal Saved, IReadOnlyList<FailureAmount> Failures, decimal Net);

/// <summary>One kind of failure in a balance.</summary>
/// <param name="Name">What happens.</param>
/// <param name="Cases">How often, on average.</param>
/// <param name="Cost">What that costs.</param>
public sealed record FailureAmount(string Name, decimal Cases, decimal Cost);
