using System.Diagnostics;
using EvalKit.Testing;
using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace EvalKit.Xunit;

/// <summary>Runs a test case: waits for the run that it shares with the others, and tells xunit what became of its gate or of each item.</summary>
internal sealed class SuiteTestCaseRunner(SuiteTestCase testCase, IMessageBus bus, object[] constructorArguments, ExceptionAggregator aggregator, CancellationTokenSource cancellation)
{
    private static readonly InstanceLifetime Lifetime = new(
        instance => instance is IAsyncLifetime lifetime ? lifetime.InitializeAsync() : Task.CompletedTask,
        instance => instance is IAsyncLifetime lifetime ? lifetime.DisposeAsync() : Task.CompletedTask);

    private readonly RunSummary _summary = new();

    /// <summary>The fixtures of the class, and a helper for output of this test case, which xunit gives as something that makes one.</summary>
    private readonly object[] _constructorArguments = [.. constructorArguments.Select(a => a is Func<ITestOutputHelper> make ? make() : a)];

    public async Task<RunSummary> RunAsync()
    {
        Tell(new TestCaseStarting(testCase));
        if (!string.IsNullOrEmpty(testCase.SkipReason))
            Report(testCase.DisplayName, new CaseResult(testCase.Gate, new TestVerdict(TestOutcome.Skipped, testCase.SkipReason, ""), null), 0);
        else
            await JudgeAsync();
        Tell(new TestCaseFinished(testCase, _summary.Time, _summary.Total, _summary.Failed, _summary.Skipped));
        return _summary;
    }

    private async Task JudgeAsync()
    {
        var started = Stopwatch.GetTimestamp();
        var (results, output) = await ResultsAsync();
        var waited = (decimal)Stopwatch.GetElapsedTime(started).TotalSeconds;
        foreach (var result in results)
        {
            Report($"{testCase.DisplayName[..^testCase.Gate.Length]}{result.Name}", result with { Verdict = result.Verdict with { Output = output + result.Verdict.Output } }, waited);
            (waited, output) = (0, "");
            if (cancellation.IsCancellationRequested)
                return;
        }
    }

    private async Task<(IEnumerable<CaseResult> Results, string Output)> ResultsAsync()
    {
        // What a fixture of the class threw.
        if (aggregator.HasExceptions)
            return ([CaseResult.Broken(testCase.Gate, aggregator.ToException())], "");
        List<TestOutputHelper> helpers = [.. _constructorArguments.OfType<TestOutputHelper>()];
        foreach (var helper in helpers)
            helper.Initialize(bus, new XunitTest(testCase, testCase.DisplayName));
        var run = SuiteMethod.Shared(bus, testCase.TestMethod.TestClass.Class.ToRuntimeType(), testCase.TestMethod.Method.ToRuntimeMethod(), _constructorArguments, testCase.Case.Settings.Path, Lifetime);
        var results = await testCase.Case.RunAsync(run, cancellation.Token);
        var output = string.Concat(helpers.Select(h => h.Output));
        foreach (var helper in helpers)
            helper.Uninitialize();
        return (results, output);
    }

    private void Report(string name, CaseResult result, decimal seconds)
    {
        var (test, verdict) = (new XunitTest(testCase, name), result.Verdict);
        Tell(new TestStarting(test));
        _summary.Total++;
        _summary.Time += seconds;
        switch (verdict.Outcome)
        {
            case TestOutcome.Passed:
                Tell(new TestPassed(test, seconds, verdict.Output));
                break;
            case TestOutcome.Skipped:
                _summary.Skipped++;
                Tell(new TestSkipped(test, verdict.Message));
                break;
            default:
                _summary.Failed++;
                Tell(new TestFailed(test, seconds, verdict.Output, result.ToException()));
                break;
        }
        Tell(new TestFinished(test, seconds, verdict.Output));
    }

    private void Tell(IMessageSinkMessage message)
    {
        if (!bus.QueueMessage(message))
            cancellation.Cancel();
    }
}
