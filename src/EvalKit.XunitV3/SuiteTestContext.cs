using EvalKit.Testing;
using Xunit.v3;

namespace EvalKit.XunitV3;

/// <summary>A gate or item while its test runs.</summary>
internal sealed class SuiteTestContext(XunitTest test, SuiteTestCaseContext testCase, Func<Task<CaseResult>> judge)
    : XunitTestRunnerBaseContext<XunitTest>(test, testCase.MessageBus, testCase.ExplicitOption, testCase.Aggregator.Clone(), testCase.CancellationTokenSource, [], [])
{
    public TestVerdict? Verdict { get; private set; }

    /// <summary>Waits for the verdict; throws where that is a failure.</summary>
    public async Task JudgeAsync()
    {
        var result = await judge();
        Verdict = result.Verdict;
        if (Verdict.Outcome == TestOutcome.Failed)
            Aggregator.Add(result.ToException());
    }

    public override string? GetSkipReason(Exception? exception) => base.GetSkipReason(exception) ?? (Verdict is { Outcome: TestOutcome.Skipped, Message: var reason } ? reason : null);
}
