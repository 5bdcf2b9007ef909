using EvalKit.Testing;
using Xunit;
using Xunit.v3;

namespace EvalKit.XunitV3;

/// <summary>Runs a test case: waits for the run that it shares with the others, and tells xunit what became of its gate or of each item.</summary>
/// <param name="constructorArguments">The fixtures of the class, and what gives the helper for output of the test that runs.</param>
internal sealed class SuiteTestCaseRunner(object?[] constructorArguments) : TestCaseRunnerBase<SuiteTestCaseContext, SuiteTestCase>
{
    private static readonly InstanceLifetime Lifetime = new(
        instance => instance is IAsyncLifetime lifetime ? lifetime.InitializeAsync().AsTask() : Task.CompletedTask,
        _ => Task.CompletedTask);

    public async ValueTask<RunSummary> RunAsync(SuiteTestCaseContext context)
    {
        await using (context)
        {
            await context.InitializeAsync();
            return await Run(context);
        }
    }

    protected override async ValueTask<RunSummary> RunTestCase(SuiteTestCaseContext ctxt, Exception? exception)
    {
        var testCase = ctxt.TestCase;
        if (exception is not null)
            return await TestAsync(ctxt, 0, testCase.Gate, () => Task.FromResult(CaseResult.Broken(testCase.Gate, exception)));
        return testCase.Case.IsItems && await RunsAsync(ctxt)
            ? await ItemsAsync(ctxt)
            : await TestAsync(ctxt, 0, testCase.Gate, async () => (await ResultsAsync(ctxt, TestContext.Current.TestOutputHelper)).Single());
    }

    /// <summary>Which items there are, only the run says: it cannot be part of one of their tests.</summary>
    private async Task<RunSummary> ItemsAsync(SuiteTestCaseContext context)
    {
        var output = new TestOutputHelper();
        output.Initialize(context.MessageBus, SuiteTest.Of(context.TestCase, 0, context.TestCase.Gate));
        var results = await ResultsAsync(context, output);
        var (said, summary, index) = (output.Output, new RunSummary(), 0);
        output.Uninitialize();
        foreach (var item in results)
        {
            var result = item with { Verdict = item.Verdict with { Output = said + item.Verdict.Output } };
            summary.Aggregate(await TestAsync(context, ++index, result.Name, () => Task.FromResult(result)));
            said = "";
            if (context.CancellationTokenSource.IsCancellationRequested)
                break;
        }
        return summary;
    }

    /// <summary>Whether the case is neither skipped nor left for those who ask for it.</summary>
    private static async Task<bool> RunsAsync(SuiteTestCaseContext context)
    {
        await using var test = new SuiteTestContext(SuiteTest.Of(context.TestCase, 0, context.TestCase.Gate), context, () => throw new InvalidOperationException("is not judged"));
        return SuiteTestRunner.IsAskedFor(test) && test.GetSkipReason(null) is null;
    }

    private Task<IEnumerable<CaseResult>> ResultsAsync(SuiteTestCaseContext context, ITestOutputHelper? output)
    {
        var method = context.TestCase.TestMethod;
        object?[] arguments = [.. constructorArguments.Select(a => a is Func<ITestOutputHelper?> ? output : a)];
        var run = SuiteMethod.Shared(context.MessageBus, method.TestClass.Class, method.Method, arguments, context.TestCase.Case.Settings.Path, Lifetime);
        return context.TestCase.Case.RunAsync(run, context.CancellationTokenSource.Token);
    }

    private static ValueTask<RunSummary> TestAsync(SuiteTestCaseContext context, int index, string name, Func<Task<CaseResult>> judge) =>
        SuiteTestRunner.Instance.RunAsync(new SuiteTestContext(SuiteTest.Of(context.TestCase, index, name), context, judge));
}
