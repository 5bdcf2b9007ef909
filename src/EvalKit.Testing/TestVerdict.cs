namespace EvalKit.Testing;

/// <summary>What a test comes to, for any test framework.</summary>
/// <param name="Outcome">Passed, failed or skipped.</param>
/// <param name="Message">Why it failed or was skipped; empty where it passed.</param>
/// <param name="Output">What was measured, and where the report lies.</param>
public sealed record TestVerdict(TestOutcome Outcome, string Message, string Output)
{
    /// <summary>Throws where the test failed, for frameworks in which that is a failure. A skipped test is the caller's to tell its framework.</summary>
    /// <exception cref="GatesFailedException">The test failed.</exception>
    public void ThrowIfFailed()
    {
        if (Outcome == TestOutcome.Failed)
            throw new GatesFailedException(Message);
    }
}

/// <summary>What tests can come to.</summary>
public enum TestOutcome
{
    /// <summary>The gate holds.</summary>
    Passed,

    /// <summary>The gate does not hold, or the run says nothing of it.</summary>
    Failed,

    /// <summary>The gate is not decided.</summary>
    Skipped,
}
