namespace EvalKit.Testing;

/// <summary>What came of a case, or of one of its items.</summary>
/// <param name="Name">The gate or item in words.</param>
/// <param name="Verdict">What it comes to.</param>
/// <param name="Failure">What code of the test threw; null where a verdict was reached.</param>
internal sealed record CaseResult(string Name, TestVerdict Verdict, Exception? Failure)
{
    /// <summary>What the framework is to be told of a test that failed.</summary>
    public Exception ToException() => Failure ?? new GatesFailedException(Verdict.Message);

    public static CaseResult Broken(string name, Exception failure) => new(name, new TestVerdict(TestOutcome.Failed, failure.Message, ""), failure);
}
