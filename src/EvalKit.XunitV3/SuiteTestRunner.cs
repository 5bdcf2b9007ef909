using System.Diagnostics;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace EvalKit.XunitV3;

/// <summary>Runs the test of a gate or item.</summary>
internal sealed class SuiteTestRunner : TestRunnerBase<SuiteTestContext, XunitTest>
{
    public static SuiteTestRunner Instance { get; } = new();

    public async ValueTask<RunSummary> RunAsync(SuiteTestContext context)
    {
        await using (context)
        {
            await context.InitializeAsync();
            return await Run(context);
        }
    }

    protected override async ValueTask<TimeSpan> RunTest(SuiteTestContext ctxt)
    {
        var started = Stopwatch.GetTimestamp();
        await ctxt.JudgeAsync();
        return Stopwatch.GetElapsedTime(started);
    }

    protected override ValueTask<string> GetTestOutput(SuiteTestContext ctxt) => new(TestContext.Current.TestOutputHelper?.Output + ctxt.Verdict?.Output);

    protected override bool ShouldTestRun(SuiteTestContext ctxt) => IsAskedFor(ctxt);

    /// <summary>Explicit tests are left out unless they are asked for, and then may be all that is.</summary>
    public static bool IsAskedFor(SuiteTestContext context) => context.ExplicitOption switch
    {
        ExplicitOption.Only => context.Test.Explicit,
        ExplicitOption.Off => !context.Test.Explicit,
        _ => true,
    };
}
