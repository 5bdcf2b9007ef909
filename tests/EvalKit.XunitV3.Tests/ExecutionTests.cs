using EvalKit.Testing.Samples;
using EvalKit.Testing.Samples.Runner;

namespace EvalKit.XunitV3.Tests;

/// <summary>What becomes of tests.</summary>
public sealed class ExecutionTests
{
    [Fact]
    public async Task Gates_ShareOneRun_AndSayWhatWasMeasured()
    {
        var results = await TestRun.ResultsAsync(typeof(CapitalsTests), nameof(CapitalsTests.Capitals));

        Assert.Equal(["passed", "passed", "passed"], results.Select(r => r.Outcome));
        Assert.Single(results.Select(r => r.Run).Distinct());
        // Wilson's interval of 3 in 4: 0.3006 to 0.9544 (R: binom::binom.wilson(3, 4)).
        Assert.StartsWith("passed: name.mean of mine: at_least 0.75: 0.75 (95 % interval 0.3006 to 0.9544), n 4: ", results[0].Output, StringComparison.Ordinal);
        var report = results[0].Output.Split("Report: ")[1].Trim();
        Assert.True(File.Exists(report), report);
    }

    [Fact]
    public async Task OneGateAlone_RunsTheSuite_AndIsReported()
    {
        var result = Assert.Single(await TestRun.ResultsAsync(typeof(CapitalsTests), nameof(CapitalsTests.Capitals), c => c.Name.Contains("kind is easy", StringComparison.Ordinal)));

        Assert.Equal(("passed", "EvalKit.Testing.Samples.CapitalsTests.Capitals: name.mean where kind is easy: at_least 1"), (result.Outcome, result.Name));
    }

    [Fact]
    public async Task AnotherTestRunOfTheSameProcess_RunsAgain()
    {
        var first = await TestRun.ResultsAsync(typeof(CapitalsTests), nameof(CapitalsTests.Capitals));
        var second = await TestRun.ResultsAsync(typeof(CapitalsTests), nameof(CapitalsTests.Capitals));

        Assert.NotEqual(first[0].Run, second[0].Run);
    }

    [Fact]
    public async Task Framework_IsToldOfEveryTestInOrder()
    {
        var (messages, counts) = await TestRun.FirstAsync(typeof(CapitalsTests), nameof(CapitalsTests.Capitals));

        Assert.Equal(["TestCaseStarting", "TestStarting", "TestPassed", "TestFinished", "TestCaseFinished"], messages);
        Assert.Equal((1, 0, 0), counts);
    }

    [Fact]
    public async Task BrokenGate_NamesMetricIntervalWorstItemsAndReport()
    {
        var results = await TestRun.ResultsAsync(typeof(Kinds), nameof(Kinds.Strict));

        Assert.Equal(("failed", "failed"), (results[0].Outcome, results[1].Outcome));
        Assert.StartsWith("failed: name.mean of mine: at_least 1: 0.75 (95 % interval 0.3006 to 0.9544), n 4: ", results[0].Message, StringComparison.Ordinal);
        Assert.Contains("\nWorst items:\n  tr 0: \"Istanbul\"", results[0].Message, StringComparison.Ordinal);
        Assert.Contains($"\nReport: {Path.Combine(AppContext.BaseDirectory, "reports", "strict")}", results[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UndecidedGate_IsSkippedWithTheReason()
    {
        var result = await TestRun.ResultAsync(nameof(Kinds.Undecided));

        Assert.Equal("skipped", result.Outcome);
        Assert.Contains("there is no baseline yet: accept a run with `evalkit baseline accept`", result.Message, StringComparison.Ordinal);
        Assert.Contains("Report: ", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(Kinds.UndecidedFails), "failed")]
    [InlineData(nameof(Kinds.UndecidedPasses), "passed")]
    public async Task UndecidedGate_FailsOrPassesWhereThatIsSaid(string method, string outcome) => Assert.Equal(outcome, (await TestRun.ResultAsync(method)).Outcome);

    [Fact]
    public async Task MissingRecording_WithoutKey_Fails()
    {
        var result = await TestRun.ResultAsync(nameof(Kinds.Unrecorded));

        Assert.Equal("failed", result.Outcome);
        Assert.Contains("EVALKIT_SAMPLES_KEY_THAT_NOBODY_SETS", result.Message, StringComparison.Ordinal);
        Assert.Contains("EVALKIT_RESPONSES=refresh", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MissingRecording_IsSkippedWhereThatIsSaid_ItemsToo() =>
        Assert.Equal(["skipped", "skipped"], (await TestRun.ResultsAsync(typeof(Kinds), nameof(Kinds.UnrecordedIsSkipped))).Select(r => r.Outcome));

    [Theory]
    [InlineData(nameof(Kinds.Skipped), "not today")]
    [InlineData(nameof(OptionalSamples.Offline), "offline")]
    public async Task Skip_OfTheAttribute_CallsNothing(string method, string reason)
    {
        var results = await TestRun.ResultsAsync(method == nameof(Kinds.Skipped) ? typeof(Kinds) : typeof(OptionalSamples), method);

        Assert.Equal(3, results.Count);
        Assert.All(results, r => Assert.Equal(("skipped", reason), (r.Outcome, r.Message)));
    }

    [Fact]
    public async Task Explicit_IsNotRunUnlessAskedFor() =>
        Assert.Equal(["not run", "not run", "not run"], (await TestRun.ResultsAsync(typeof(OptionalSamples), nameof(OptionalSamples.OnRequest))).Select(r => r.Outcome));

    [Fact]
    public async Task MethodThatThrows_FailsEveryTestWithItsException()
    {
        var results = await TestRun.ResultsAsync(typeof(Kinds), nameof(Kinds.Throws));

        Assert.Equal(3, results.Count);
        Assert.All(results, r => Assert.Equal(("failed", "no database"), (r.Outcome, r.Message)));
    }

    [Fact]
    public async Task MethodOfAnotherShape_SaysWhichItShouldHave() => Assert.Contains(
        "Kinds.WrongShape takes an EvalSuite and returns one", (await TestRun.ResultsAsync(typeof(Kinds), nameof(Kinds.WrongShape)))[0].Message, StringComparison.Ordinal);

    [Fact]
    public async Task IncompleteRun_PassesNoGate()
    {
        var results = await TestRun.ResultsAsync(typeof(Kinds), nameof(Kinds.FailingSystem));

        Assert.Equal(["failed", "failed", "failed"], results.Select(r => r.Outcome));
        Assert.Contains("the run is incomplete: 1 of 4 answers have no score (1 errored)", results[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fixtures_LiveWhileTheSuiteRuns_AndClassesRunSideBySide()
    {
        var tests = await TestRun.ResultsAsync(typeof(OneFixtureSample), typeof(OtherFixtureSample));

        Assert.Equal(6, tests.Count);
        Assert.All(tests, r => Assert.Equal(("passed", ""), (r.Outcome, r.Message)));
        Assert.Equal(2, tests.Select(r => r.Run).Distinct().Count());
        // Whichever test of a class comes first runs the method.
        Assert.Equal(2, tests.Count(t => t.Output.StartsWith("a line of the class", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task FixtureThatBreaks_FailsEveryTest()
    {
        var results = await TestRun.ResultsAsync(typeof(BrokenFixtureSample));

        Assert.Equal(3, results.Count);
        Assert.All(results, r => Assert.Equal("failed", r.Outcome));
    }
}
