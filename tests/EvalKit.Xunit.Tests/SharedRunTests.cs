using EvalKit.Datasets;
using EvalKit.Testing;
using EvalKit.Testing.Samples;
using Atlas = EvalKit.Testing.Samples.Atlas;

namespace EvalKit.Xunit.Tests;

public sealed class SharedRunTests
{
    [Fact]
    public async Task Result_AskedForByManyAtOnce_RunsOnce()
    {
        var made = 0;
        var run = new SharedRun(_ =>
        {
            Interlocked.Increment(ref made);
            return Task.FromResult(Capitals());
        });

        var results = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => run.ResultAsync())));

        Assert.Equal(1, made);
        Assert.All(results, r => Assert.Same(results[0], r));
    }

    [Fact]
    public async Task ShouldPassGates_GivesTheRunBack()
    {
        var result = await Capitals().RunAsync();

        Assert.Same(result, result.ShouldPassGates());
    }

    [Fact]
    public async Task ShouldPassGates_BrokenGate_WritesTheReportAndNamesIt()
    {
        var result = await Kinds.Strict(Eval.Suite("suites/strict.yaml")).RunAsync();
        Assert.False(File.Exists(result.Folder.Report));

        var failure = Assert.Throws<GatesFailedException>(() => result.ShouldPassGates());

        Assert.StartsWith("failed: name.mean of mine: at_least 1: 0.75 (95 % interval 0.3006 to 0.9544), n 4: ", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith($"Report: {result.Folder.Report}", failure.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(result.Folder.Report));
    }

    [Fact]
    public async Task ShouldPassGates_UndecidedGate_FailsOnRequestAlone()
    {
        var result = await Kinds.Undecided(Eval.Suite("suites/undecided.yaml")).RunAsync();

        result.ShouldPassGates();
        Assert.Contains("there is no baseline yet", Assert.Throws<GatesFailedException>(() => result.ShouldPassGates(failInconclusive: true)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ShouldPassGates_NothingOnRecord_IsNoPass()
    {
        var result = await Capitals().WithFilter("variant=other").WithVariant("other", (Item _, CancellationToken _) => Task.FromResult("?"), new SystemOptions { Revision = "never asked" })
            .WithOptions(o => o with { Responses = Models.ResponseMode.Only }).RunAsync();

        Assert.Contains("4 answers are not on record, and calls are forbidden", Assert.Throws<NotRecordedException>(() => result.ShouldPassGates()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Gate_OfAnotherName_NamesTheNearest() => Assert.Contains(
        "has no gate 'name.mean: at_least 0.7' (any more); did you mean 'name.mean: at_least 0.75'?",
        Assert.Throws<KeyNotFoundException>(() => SuiteTests.Read("suites/capitals.yaml").Gate("name.mean: at_least 0.7")).Message, StringComparison.Ordinal);

    private static EvalSuite Capitals() => Eval.Suite("suites/capitals.yaml").WithVariant("mine", (Item item, CancellationToken ct) => new Atlas().AnswerAsync(item, ct), new SystemOptions { Revision = "1" });
}
