using System.Diagnostics;
using EvalKit.Reporting;
using EvalKit.Testing.Samples;
using EvalKit.Testing.Samples.Runner;

namespace EvalKit.XunitV3.Tests;

/// <summary>Items as tests.</summary>
public sealed class ItemTestsTests
{
    private static readonly string Many = Path.Combine(AppContext.BaseDirectory, "suites", "many.jsonl");

    [Fact]
    public async Task Items_AreTestsBesideTheGates()
    {
        var results = await TestRun.ResultsAsync(typeof(CapitalsTests), nameof(CapitalsTests.CapitalsAndItems));

        Assert.Equal(
            ["name.mean: at_least 0.75", "name.mean where kind is easy: at_least 1", "name.mean: at_least 0.5", "item fr of mine", "item pe of mine", "item au of mine", "item tr of mine"],
            results.Select(r => r.Name.Split("CapitalsAndItems: ")[1]));
        Assert.Equal("skipped", results[^1].Outcome);
        Assert.StartsWith("\"Istanbul\"; name 0", results[^1].Message, StringComparison.Ordinal);
        Assert.All(results.SkipLast(1), r => Assert.Equal("passed", r.Outcome));
        Assert.StartsWith("\"Lima\"; name 1 passed", results[4].Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Items_FailWhereThatIsSaid_AndASuiteWithoutGatesHasToEnd()
    {
        var results = await TestRun.ResultsAsync(typeof(Kinds), nameof(Kinds.NoGates));

        Assert.EndsWith("NoGates: runs to its end", results[0].Name, StringComparison.Ordinal);
        Assert.Equal("passed", results[0].Outcome);
        Assert.Equal("item tr of mine", Assert.Single(results, r => r.Outcome == "failed").Name.Split("NoGates: ")[1]);
    }

    [Fact]
    public async Task ItemsFirst_TheClassHasItsOutput()
    {
        var results = await TestRun.ResultsAsync(typeof(ItemsFixtureSample), filter: c => c.Name.EndsWith(": items", StringComparison.Ordinal));

        Assert.Equal(["item fr of mine", "item pe of mine", "item au of mine", "item tr of mine"], results.Select(r => r.Name.Split("Capitals: ")[1]));
        Assert.StartsWith("a line of the class", results[0].Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AThousandItems_AddLessThanTwoSecondsToTheRun()
    {
        await File.WriteAllLinesAsync(Many, Enumerable.Range(0, 1000).Select(i => $$"""{"id":"i{{i}}","country":"{{(i % 2 == 0 ? "Peru" : "Chad")}}","capital":"{{(i % 2 == 0 ? "Lima" : "N'Djamena")}}"}"""));
        // What the tool does: the run, and its exports. The answers are on record afterwards, and the code is compiled.
        await RunAsync();
        var started = Stopwatch.GetTimestamp();
        await RunAsync();
        var alone = Stopwatch.GetElapsedTime(started);

        started = Stopwatch.GetTimestamp();
        var results = await TestRun.ResultsAsync(typeof(Kinds), nameof(Kinds.Many));
        var asTests = Stopwatch.GetElapsedTime(started);

        Assert.Equal((1001, 501, 500), (results.Count, results.Count(r => r.Outcome == "passed"), results.Count(r => r.Outcome == "skipped")));
        Assert.True(asTests - alone < TimeSpan.FromSeconds(2), $"{alone} alone, {asTests} as tests");
    }

    private static async Task RunAsync()
    {
        var result = await Kinds.Many(Eval.Suite("suites/many.yaml")).RunAsync();
        await RunExports.WriteAllAsync(result.Folder, result.Summary);
    }
}
