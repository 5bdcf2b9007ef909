using System.Text.Json;
using EvalKit.AcceptanceTests.Support;

namespace EvalKit.AcceptanceTests.Regressions;

public sealed class RegressionTests
{
    [Fact]
    public async Task Run_NothingChangedSinceTheBaseline_Passes()
    {
        using var workspace = TriageWorkspace.Create();
        await TriageWorkspace.AcceptBaselineAsync(workspace);

        var result = (await Tool.RunAsync(workspace, "run", TriageWorkspace.Suite, "--json")).Ended(0);

        Assert.Equal("passed", result.Json.GetProperty("verdict").GetString());
        var comparison = GatedComparison(result.Json);
        Assert.Equal("accepted", comparison.GetProperty("baseline_source").GetString());
        Assert.Equal(0, comparison.GetProperty("difference").GetDouble());
        Assert.Equal(0, comparison.GetProperty("items_changed").GetInt32());
        Assert.Empty(comparison.GetProperty("changes").EnumerateArray());
    }

    [Fact]
    public async Task Run_TrainedOnATenth_FailsAndNamesMetricDifferenceIntervalAndWorstItems()
    {
        using var workspace = TriageWorkspace.Create();
        await TriageWorkspace.AcceptBaselineAsync(workspace);
        TriageWorkspace.WriteSuite(workspace, fraction: "0.1");

        var result = (await Tool.RunAsync(workspace, "run", TriageWorkspace.Suite, "--run-id", "planted")).Ended(1);

        var summary = workspace.Run("planted", TriageWorkspace.Name).Summary;
        var comparison = GatedComparison(summary);
        Assert.Equal("failed", summary.GetProperty("verdict").GetString());
        Assert.InRange(comparison.GetProperty("high").GetDouble(), -1, 0);
        Assert.Contains(comparison.GetProperty("changes").EnumerateArray(), change => change.GetString()!.Contains("fraction", StringComparison.Ordinal));
        var difference = comparison.GetProperty("difference").GetDouble();
        foreach (var named in (string[])["failed", "label.accuracy of knn: against baseline", Rounded(difference), Rounded(comparison.GetProperty("low").GetDouble()), Rounded(comparison.GetProperty("high").GetDouble()), "interval", "worst items: " + comparison.GetProperty("flips").GetProperty("worsened")[0].GetProperty("item").GetString()])
            Assert.Contains(named, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_TwoRuns_ShowsDifferencesAndFailsBeyondAMargin()
    {
        using var workspace = TriageWorkspace.Create();
        (await Tool.RunAsync(workspace, "run", TriageWorkspace.Suite, "--run-id", "before")).Ended(0);
        TriageWorkspace.WriteSuite(workspace, fraction: "0.1");
        await Tool.RunAsync(workspace, "run", TriageWorkspace.Suite, "--run-id", "after");

        var looked = (await Tool.RunAsync(workspace, "compare", "reports/triage/before", "reports/triage/after")).Ended(0);
        var gated = (await Tool.RunAsync(workspace, "compare", "reports/triage/before", "reports/triage/after", "--margin", "0.05")).Ended(1);
        (await Tool.RunAsync(workspace, "compare", "reports/triage/before", "reports/triage/before", "--margin", "0.05")).Ended(0);

        foreach (var named in (string[])["before -> after", "knn: label.", "[kind=", "0 items changed, 0 appeared, 0 vanished", "fraction: 1 -> 0.1", "worst items: st-"])
            Assert.Contains(named, looked.Output, StringComparison.Ordinal);
        Assert.Contains("failed", gated.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_OfARun_WritesTheSameFilesAgain()
    {
        using var workspace = TriageWorkspace.Create();
        (await Tool.RunAsync(workspace, "run", TriageWorkspace.Suite, "--run-id", "one")).Ended(0);
        var run = workspace.Run("one", TriageWorkspace.Name);
        string[] exports = ["report.html", "summary.md", "junit.xml", "scores.csv"];
        var before = exports.ToDictionary(name => name, run.Bytes, StringComparer.Ordinal);
        foreach (var name in exports)
            File.Delete(Path.Combine(run.Folder, name));

        (await Tool.RunAsync(workspace, "report", "reports/triage/one")).Ended(0);

        run.AssertComplete();
        foreach (var name in exports)
            Assert.True(before[name].AsSpan().SequenceEqual(run.Bytes(name)), name);
    }

    [Fact]
    public async Task BaselineShow_OfASuite_SaysWhatWasAccepted()
    {
        using var workspace = TriageWorkspace.Create();
        await TriageWorkspace.AcceptBaselineAsync(workspace);

        var shown = (await Tool.RunAsync(workspace, "baseline", "show", TriageWorkspace.Suite)).Ended(0);

        foreach (var named in (string[])["triage: run accepted", "main variant knn", "label", "model knn.k: 11"])
            Assert.Contains(named, shown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_RightAndWrongSuite_SaysSoWithoutCalls()
    {
        using var workspace = TriageWorkspace.Create();
        var right = (await Tool.RunAsync(workspace, "validate", TriageWorkspace.Suite)).Ended(0);
        workspace.Write("evals/wrong.yaml", File.ReadAllText(workspace.Full(TriageWorkspace.Suite)).Replace("metric: label.accuracy, at_least", "metric: label.acuracy, at_least", StringComparison.Ordinal));
        var wrong = (await Tool.RunAsync(workspace, "validate", TriageWorkspace.Suite, "evals/wrong.yaml")).Ended(4);

        Assert.Equal($"{TriageWorkspace.Suite}: right; 1 variant, 285 items, 1 grader, 2 gates\n", right.Output);
        Assert.Contains("evals/wrong.yaml:13:", wrong.Error, StringComparison.Ordinal);
        Assert.Contains("did you mean 'label.accuracy'?", wrong.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(workspace.Full("reports")));
    }

    private static JsonElement GatedComparison(JsonElement summary) =>
        summary.GetProperty("comparisons")[summary.GetProperty("gates")[1].GetProperty("comparison").GetInt32()];

    private static string Rounded(double value) => value.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);
}
