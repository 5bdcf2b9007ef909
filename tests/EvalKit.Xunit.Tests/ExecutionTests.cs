using EvalKit.Testing;
using EvalKit.Testing.Samples;
using EvalKit.Xunit.Tests.Runner;
using Xunit.Abstractions;

namespace EvalKit.Xunit.Tests;

/// <summary>What becomes of tests.</summary>
public sealed class ExecutionTests
{
    [Fact]
    public async Task Gates_ShareOneRun_AndSayWhatWasMeasured()
    {
        var results = await TestRun.ResultsAsync(typeof(CapitalsTests), nameof(CapitalsTests.Capitals));

        Assert.Equal(3, results.Count);
        Assert.All(results, r => Assert.IsAssignableFrom<ITestPassed>(r));
        Assert.Single(results.Select(TestRun.RunOf).Distinct());
        // Wilson's interval of 3 in 4: 0.3006 to 0.9544 (R: binom::binom.wilson(3, 4)).
        Assert.StartsWith("passed: name.mean of mine: at_least 0.75: 0.75 (95 % interval 0.3006 to 0.9544), n 4: ", results[0].Output, StringComparison.Ordinal);
        var report = results[0].Output.Split("Report: ")[1].Trim();
        Assert.True(File.Exists(report), report);
    }

    [Fact]
    public async Task OneGateAlone_RunsTheSuite_AndIsReported()
    {
        var result = Assert.Single(await TestRun.ResultsAsync(typeof(CapitalsTests), nameof(CapitalsTests.Capitals), c => c.DisplayName.Contains("kind is easy", StringComparison.Ordinal)));

        Assert.IsAssignableFrom<ITestPassed>(result);
        Assert.Equal("EvalKit.Testing.Samples.CapitalsTests.Capitals: name.mean where kind is easy: at_least 1", result.Test.DisplayName);
    }

    [Fact]
    public async Task AnotherTestRunOfTheSameProcess_RunsAgain()
    {
        var first = await TestRun.ResultsAsync(typeof(CapitalsTests), nameof(CapitalsTests.Capitals));
        var second = await TestRun.ResultsAsync(typeof(CapitalsTests), nameof(CapitalsTests.Capitals));

        Assert.NotEqual(TestRun.RunOf(first[0]), TestRun.RunOf(second[0]));
    }

    [Fact]
    public async Task Framework_IsToldOfEveryTestInOrder()
    {
        var messages = await TestRun.RunAsync((await TestRun.DiscoverAsync(typeof(CapitalsTests), nameof(CapitalsTests.Capitals))).Take(1));

        Assert.Equal(
            [typeof(ITestCaseStarting), typeof(ITestStarting), typeof(ITestPassed), typeof(ITestFinished), typeof(ITestCaseFinished)],
            messages.OfType<ITestCaseMessage>().Select(m => m.GetType().GetInterfaces().Single(i => i.Name == "I" + m.GetType().Name)));
        Assert.Equal((1, 0, 0), messages.OfType<ITestAssemblyFinished>().Select(f => (f.TestsRun, f.TestsFailed, f.TestsSkipped)).Single());
    }

    [Fact]
    public async Task BrokenGate_NamesMetricDifferenceIntervalWorstItemsAndReport()
    {
        var results = await TestRun.ResultsAsync(typeof(Kinds), nameof(Kinds.Strict));

        var (threshold, slices, baseline) = (Failure(results[0]), Failure(results[1]), results[2]);
        Assert.StartsWith("failed: name.mean of mine: at_least 1: 0.75 (95 % interval 0.3006 to 0.9544), n 4: ", threshold, StringComparison.Ordinal);
        Assert.Contains("\nWorst items:\n  tr 0: \"Istanbul\"", threshold, StringComparison.Ordinal);
        Assert.Contains($"\nReport: {Path.Combine(AppContext.BaseDirectory, "reports", "strict")}", threshold, StringComparison.Ordinal);
        Assert.StartsWith("failed: name.mean where kind is hard of mine: at_least 0.9: 0.5 ", slices, StringComparison.Ordinal);
        Assert.DoesNotContain("kind is easy", slices, StringComparison.Ordinal);
        Assert.Contains("passed: name.mean where kind is easy of mine", results[1].Output, StringComparison.Ordinal);
        // One of four items is not enough to tell.
        Assert.Contains("1 -> 0.75, difference -0.25", baseline is ITestSkipped skipped ? skipped.Reason : Failure(baseline), StringComparison.Ordinal);
    }

    [Fact]
    public async Task UndecidedGate_IsSkippedWithTheReason() =>
        Assert.Contains("there is no baseline yet: accept a run with `evalkit baseline accept`", Assert.IsAssignableFrom<ITestSkipped>(await TestRun.ResultAsync(nameof(Kinds.Undecided))).Reason, StringComparison.Ordinal);

    [Fact]
    public async Task UndecidedGate_FailsOrPassesWhereThatIsSaid()
    {
        Assert.Contains("there is no baseline yet", Failure(await TestRun.ResultAsync(nameof(Kinds.UndecidedFails))), StringComparison.Ordinal);
        Assert.Contains("there is no baseline yet", Assert.IsAssignableFrom<ITestPassed>(await TestRun.ResultAsync(nameof(Kinds.UndecidedPasses))).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MissingRecording_WithoutKey_Fails()
    {
        var message = Failure(await TestRun.ResultAsync(nameof(Kinds.Unrecorded)));

        Assert.Contains("on record, and no call can be made", message, StringComparison.Ordinal);
        Assert.Contains("EVALKIT_SAMPLES_KEY_THAT_NOBODY_SETS", message, StringComparison.Ordinal);
        Assert.Contains("EVALKIT_RESPONSES=refresh", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MissingRecording_IsSkippedWhereThatIsSaid_ItemsToo()
    {
        var results = await TestRun.ResultsAsync(typeof(Kinds), nameof(Kinds.UnrecordedIsSkipped));

        Assert.Equal(2, results.Count);
        Assert.All(results, r => Assert.Contains("EVALKIT_RESPONSES=refresh", Assert.IsAssignableFrom<ITestSkipped>(r).Reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task WrongSuite_FailsWithItsPlace() => Assert.Matches(
        @"suites/broken\.yaml:\d+:\d+: there is no metric 'nome\.mean'; did you mean 'name\.mean'\?", Failure(await TestRun.ResultAsync(nameof(Kinds.Broken))));

    [Fact]
    public async Task Skip_OfTheAttribute_CallsNothing()
    {
        var results = await TestRun.ResultsAsync(typeof(Kinds), nameof(Kinds.Skipped));

        Assert.Equal(3, results.Count);
        Assert.All(results, r => Assert.Equal("not today", Assert.IsAssignableFrom<ITestSkipped>(r).Reason));
    }

    [Fact]
    public async Task MethodThatThrows_FailsEveryTestWithItsException()
    {
        var results = await TestRun.ResultsAsync(typeof(Kinds), nameof(Kinds.Throws));

        Assert.Equal(3, results.Count);
        Assert.All(results, r => Assert.Equal((typeof(InvalidOperationException).FullName, "no database"), (((ITestFailed)r).ExceptionTypes[0], ((ITestFailed)r).Messages[0])));
    }

    [Fact]
    public async Task MethodOfAnotherShape_SaysWhichItShouldHave() => Assert.Contains(
        "Kinds.WrongShape takes an EvalSuite and returns one", ((ITestFailed)(await TestRun.ResultsAsync(typeof(Kinds), nameof(Kinds.WrongShape)))[0]).Messages[0], StringComparison.Ordinal);

    [Fact]
    public async Task IncompleteRun_PassesNoGate()
    {
        var results = await TestRun.ResultsAsync(typeof(Kinds), nameof(Kinds.FailingSystem));

        Assert.Equal(3, results.Count);
        Assert.All(results, r => Assert.IsAssignableFrom<ITestFailed>(r));
        Assert.Contains("the run is incomplete: 1 of 4 answers have no score (1 errored)", Failure(results[1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fixtures_LiveWhileTheSuiteRuns_AndClassesRunSideBySide()
    {
        var results = await TestRun.RunAsync([.. await TestRun.DiscoverAsync(typeof(OneFixtureSample)), .. await TestRun.DiscoverAsync(typeof(OtherFixtureSample))]);

        var tests = results.OfType<ITestResultMessage>().ToList();
        Assert.Equal(6, tests.Count);
        Assert.All(tests, r => Assert.IsAssignableFrom<ITestPassed>(r));
        Assert.Equal(2, tests.Select(TestRun.RunOf).Distinct().Count());
        // Whichever test of a class comes first runs the method.
        Assert.Equal(2, tests.Count(t => t.Output.StartsWith("a line of the class", StringComparison.Ordinal)));
    }

    private static string Failure(ITestResultMessage result)
    {
        var failed = Assert.IsAssignableFrom<ITestFailed>(result);
        Assert.DoesNotContain(typeof(NullReferenceException).FullName, failed.ExceptionTypes);
        return failed.Messages[0];
    }
}
