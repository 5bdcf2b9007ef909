using EvalKit.Datasets;
using EvalKit.Results;

namespace EvalKit.Tests.Code;

/// <summary>Graders as lambdas and classes.</summary>
public sealed class CodeGraderTests : IDisposable
{
    private readonly CodeFolder _folder = new();
    private readonly Atlas _atlas = new();

    public void Dispose() => _folder.Dispose();

    private EvalSuite Suite => _folder.Suite.WithVariant("mine", _atlas.AnswerAsync);

    [Fact]
    public async Task Run_LambdasAndClasses_AreMetrics()
    {
        var result = await Suite
            .WithGrader("right", (item, sample) => sample.OutputText == item.Text("capital"))
            .WithGrader("short", (_, sample) => 1.0 / sample.OutputText.Length)
            .WithGrader("later", async (item, sample, token) =>
            {
                await Task.Yield();
                return new Grade(0.25) { Raw = 3, Reason = $"{item.Id} of {sample.Response!.Text}" };
            })
            .WithGrader("class", new LengthGrader())
            .RunAsync();

        Assert.Equal(1, result.Metric("mine", "right.mean").Value);
        // Paris and Lima: the mean of 1/5 and 1/4.
        Assert.Equal(0.225, result.Metric("mine", "short.mean").Value!.Value, 1e-12);
        Assert.Equal(0.9, result.Metric("mine", "class.mean").Value!.Value, 1e-12);
        var scores = CodeFolder.Samples(result)[0].GetProperty("scores");
        Assert.True(scores.GetProperty("right").GetProperty("passed").GetBoolean());
        Assert.Equal((0.25, 3d, "1 of Paris"), (scores.GetProperty("later").GetProperty("score").GetDouble(), scores.GetProperty("later").GetProperty("raw").GetDouble(), scores.GetProperty("later").GetProperty("reason").GetString()!));
    }

    [Fact]
    public async Task Run_GateOfTheSuiteOnAGraderOfCode_Decides()
    {
        using var folder = new CodeFolder("""
            gates: [ { metric: polite.pass_rate, at_least: 1 } ]
            """, """
            name: capitals
            objective: o
            dataset: { path: d.jsonl }
            graders: { polite: { type: code, pass_threshold: 0.5 } }

            """);
        EvalSuite Graded(double score) => folder.Suite.WithVariant("mine", _atlas.AnswerAsync).WithGrader("polite", (_, _) => score);

        Assert.True((await Graded(0.5).RunAsync()).Passed);
        var failed = await Graded(0.4).RunAsync();

        Assert.Equal(Verdicts.Failed, failed.Verdict);
        Assert.Equal("polite.pass_rate", Assert.Single(failed.Gates).Metric);
    }

    [Fact]
    public async Task Run_ThrowsOrLiesOutside_TheItemIsErroredAndTheRunGoesOn()
    {
        var result = await Suite
            .WithGrader("throws", (item, _) => item.Id == "1" ? throw new InvalidOperationException("no sense") : true)
            .WithGrader("outside", (_, _) => 1.5)
            .WithGrader("undefined", (_, _) => Grade.Undefined)
            .RunAsync();

        var scores = CodeFolder.Samples(result)[0].GetProperty("scores");
        Assert.Equal("the grader failed: InvalidOperationException: no sense", scores.GetProperty("throws").GetProperty("reason").GetString());
        Assert.Equal("the grader failed: its score 1.5 is not from 0 to 1", scores.GetProperty("outside").GetProperty("reason").GetString());
        Assert.Equal("scored", scores.GetProperty("undefined").GetProperty("outcome").GetString());
        Assert.Equal(2, result.Metric("mine", "undefined.mean").Undefined);
        Assert.Equal(1, result.Metric("mine", "throws.mean").N);
    }

    [Fact]
    public async Task Run_PersonalData_IsNotShownToGraders()
    {
        using var folder = new CodeFolder("redact: [emails]");
        folder.Items(("ann@example.org", "Paris"));
        var seen = "";

        await folder.Suite.WithVariant("mine", _atlas.AnswerAsync).WithGrader("look", (item, _) =>
        {
            seen = item.Text("country");
            return true;
        }).RunAsync();

        Assert.Equal("[email]", seen);
    }

    [Fact]
    public async Task Run_CanBeReadAgainWithoutTheCode()
    {
        var result = await Suite.WithGrader("right", (_, _) => true, new GraderOptions { Revision = "7", PassThreshold = 0.5 }).RunAsync();

        var (run, problems) = RunReader.Read(result.Folder);

        Assert.Empty(problems);
        var grader = Assert.Single(run!.Graders, g => g.Name == "right");
        Assert.Equal(("code", "code|revision:7|v1"), (grader.Type, grader.Signature));
        Assert.Equal(["score", "pass@0.5"], grader.Columns);
    }

    [Fact]
    public async Task Run_NameOfAnotherGrader_IsAProblem() =>
        Assert.Contains("code gives a grader 'name', too", await CodeFolder.ProblemsAsync(Suite.WithGrader("name", (_, _) => true)), StringComparison.Ordinal);

    [Fact]
    public void WithGrader_ThresholdOutside_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Suite.WithGrader("g", (_, _) => true, new GraderOptions { PassThreshold = 2 }));

    private sealed class LengthGrader : ISampleGrader
    {
        public ValueTask<Grade> GradeAsync(Item item, EvalSample sample, CancellationToken cancellationToken) => new(new Grade(sample.OutputText.Length == 5 ? 1 : 0.8));
    }
}
