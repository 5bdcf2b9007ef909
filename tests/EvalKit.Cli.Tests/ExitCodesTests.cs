using EvalKit.Results;

namespace EvalKit.Cli.Tests;

public sealed class ExitCodesTests
{
    [Theory]
    [InlineData("complete", "passed", false, 0)]
    [InlineData("complete", "passed", true, 0)]
    [InlineData("complete", "failed", false, 1)]
    [InlineData("complete", "inconclusive", false, 0)]
    [InlineData("complete", "inconclusive", true, 2)]
    [InlineData("complete", "invalid", false, 3)]
    [InlineData("incomplete", "invalid", true, 3)]
    [InlineData("incomplete", "failed", false, 1)]
    [InlineData("cancelled", "invalid", false, 130)]
    [InlineData("cancelled", "passed", false, 130)]
    [InlineData("cancelled", "failed", true, 130)]
    public void Of_StatusAndVerdict_IsTheContract(string status, string verdict, bool inconclusiveFails, int code) =>
        Assert.Equal(code, ExitCodes.Of(Summary(status, verdict), inconclusiveFails));

    [Theory]
    [InlineData(new int[0], 0)]
    [InlineData(new[] { 0, 0 }, 0)]
    [InlineData(new[] { 0, 2 }, 2)]
    [InlineData(new[] { 2, 3 }, 3)]
    [InlineData(new[] { 3, 1, 0 }, 1)]
    [InlineData(new[] { 1, 4 }, 4)]
    [InlineData(new[] { 0, 130, 1 }, 130)]
    public void Worst_SeveralSuites_IsWhatStopsAReleaseFirst(int[] codes, int worst) => Assert.Equal(worst, ExitCodes.Worst(codes));

    private static Summary Summary(string status, string verdict) => new()
    {
        Suite = "s",
        Objective = "o",
        Status = status,
        Verdict = verdict,
        Execution = new ExecutionSummary { Run = "r", Started = "", Finished = "", Calls = 0, Found = 0, Retries = 0, SpentUsd = 0 },
        Dataset = new DatasetSummary("d", 0, ""),
        Cells = CellCounts.Of([]),
        Variants = [],
        Comparisons = [],
        Gates = [],
        Findings = [],
    };
}
