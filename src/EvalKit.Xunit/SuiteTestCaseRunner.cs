using System.Diagnostics;
using EvalKit.Testing;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace EvalKit.Xunit;

/// <summary>Runs a test case: waits for the run that it shares with the others, and tells xunit what became of its gate or of each item.</summary>
internal sealed class SuiteTestCaseRunner(SuiteTestCase testCase, IMessageBus bus, object[] constructorArguments, ExceptionAggregator aggregator, CancellationTokenSource cancellation)
{
    private readonly RunSummary _summary = new();

    /// <summary>The fixtures of the class, and a helper for output of this test case, which xunit gives as something that makes one.</summary>
    private readonly object[] _constructorArguments = [.. constructorArguments.Select(a => a is Func<ITestOutputHelper> make ? make() : a)];

    public async Task<RunSummary> RunAsync()
    {
        Tell(new TestCaseStarting(testCase));
        if (!string.IsNullOrEmpty(testCase.SkipReason))
            Report(testCase.DisplayName, new TestVerdict(TestOutcome.Skipped, testCase.SkipReason, ""), 0, null);
        else
            await JudgeAsync();
        Tell(new TestCaseFinished(testCase, _summary.Time, _summary.Total, _summary.Failed, _summary.Skipped));
        return _summary;
    }

    private async Task JudgeAsync()
    {
        var started = Stopwatch.GetTimestamp();
        var (verdict, failure, items) = await VerdictAsync();
        var waited = (decimal)Stopwatch.GetElapsedTime(started).TotalSeconds;
        if (items is null)
            Report(testCase.DisplayName, verdict, waited, failure);
        else
            ReportItems(items, waited);
    }

    private async Task<(TestVerdict Verdict, Exception? Failure, EvalResult? Items)> VerdictAsync()
    {
        List<TestOutputHelper> helpers = [.. _constructorArguments.OfType<TestOutputHelper>()];
        foreach (var helper in helpers)
            helper.Initialize(bus, new XunitTest(testCase, testCase.DisplayName));
        try
        {
            // What a fixture of the class threw.
            if (aggregator.HasExceptions)
                throw aggregator.ToException();
            var result = await Run().ResultAsync(cancellation.Token);
            if (testCase.IsItems)
                return (new TestVerdict(TestOutcome.Passed, "", ""), null, result);
            var verdict = SuiteTests.Read(testCase.Settings.Path).Gate(testCase.Gate).Judge(result, testCase.Settings.Options);
            return (verdict with { Output = string.Concat(helpers.Select(h => h.Output)) + verdict.Output }, null, null);
        }
        catch (SuiteProblemsException e)
        {
            return (SharedRun.Unable(e, testCase.Settings.Options), null, null);
        }
        catch (Exception e)
        {
            return (new TestVerdict(TestOutcome.Failed, e.Message, string.Concat(helpers.Select(h => h.Output))), e, null);
        }
        finally
        {
            foreach (var helper in helpers)
                helper.Uninitialize();
        }
    }

    private SharedRun Run()
    {
        var testClass = testCase.TestMethod.TestClass.Class.ToRuntimeType();
        var method = testCase.TestMethod.Method.ToRuntimeMethod();
        return SharedRuns.Of(bus, $"{testClass.AssemblyQualifiedName}.{method.Name}", _ =>
            SharedRun.Around(run => SuiteMethod.RunAsync(testClass, method, _constructorArguments, testCase.Settings.Path, run)));
    }

    private void ReportItems(EvalResult result, decimal waited)
    {
        foreach (var (name, verdict) in ItemVerdict.Of(result, testCase.Settings.Items))
        {
            Report($"{testCase.DisplayName[..^SuiteTestCase.Items.Length]}{name}", verdict, waited, null);
            waited = 0;
            if (cancellation.IsCancellationRequested)
                return;
        }
    }

    private void Report(string name, TestVerdict verdict, decimal seconds, Exception? failure)
    {
        var test = new XunitTest(testCase, name);
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
                Tell(new TestFailed(test, seconds, verdict.Output, failure ?? new GatesFailedException(verdict.Message)));
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
