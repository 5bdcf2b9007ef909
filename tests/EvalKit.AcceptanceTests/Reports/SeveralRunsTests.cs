using System.Text.Json;
using EvalKit.AcceptanceTests.Browser;
using EvalKit.AcceptanceTests.Support;

namespace EvalKit.AcceptanceTests.Reports;

/// <summary><c>history</c>, <c>changelog</c> and one report of several runs.</summary>
public sealed class SeveralRunsTests(SeveralRuns runs) : IClassFixture<SeveralRuns>
{
    [Fact]
    public async Task History_RunsInAnyOrder_AreToldByTimeWithTheOneChangePoint()
    {
        var result = (await Tool.RunAsync(runs.Workspace, "history", "reports/capitals/r3", "reports/capitals/r1", "reports/capitals/r2", "--json")).Ended(0);

        var history = result.Json.GetProperty("runs").EnumerateArray().ToList();
        Assert.Equal(["r1", "r2", "r3"], history.Select(run => run.GetProperty("run").GetString()!));
        var shift = Assert.Single(history[1].GetProperty("shifts").EnumerateArray());
        Assert.Equal("name.mean", shift.GetProperty("metric").GetString());
        Assert.Equal(-0.5, shift.GetProperty("difference").GetDouble(), 12);
        Assert.InRange(shift.GetProperty("high").GetDouble(), -1, -0.1);
        Assert.Empty(history[0].GetProperty("shifts").EnumerateArray());
        Assert.Empty(history[2].GetProperty("shifts").EnumerateArray());
        Assert.Empty(history[2].GetProperty("changes").EnumerateArray());
        Assert.Equal([1, 0.5, 0.5], history.Select(run => run.GetProperty("variants").GetProperty("current").GetProperty("name.mean").GetProperty("value").GetDouble()));
    }

    [Fact]
    public async Task History_OfTheSuite_FindsItsRunsAndTakesTheLast()
    {
        var result = (await Tool.RunAsync(runs.Workspace, "history", "suite.yaml", "--last", "2", "--json")).Ended(0);

        Assert.Equal(["r2", "r3"], result.Json.GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("run").GetString()!));
    }

    [Fact]
    public async Task Changelog_OfAFolderOfRuns_NamesWhatChangedWithTheMetric()
    {
        var text = (await Tool.RunAsync(runs.Workspace, "changelog", "reports/capitals")).Ended(0).Output;

        Assert.StartsWith("# Changelog of capitals\n", text, StringComparison.Ordinal);
        Assert.Contains("parameter temperature\\: 0 -&gt; 1", text, StringComparison.Ordinal);
        Assert.Contains("**worse**: name.mean of current by -0.5", text, StringComparison.Ordinal);
        Assert.Contains("- nothing changed", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("history", "nowhere", "nowhere: not found")]
    [InlineData("changelog", "reports", "reports: has no runs")]
    public async Task Command_WithoutRuns_SaysSo(string command, string name, string message) =>
        Assert.StartsWith(message, (await Tool.RunAsync(runs.Workspace, command, name)).Ended(4).Error, StringComparison.Ordinal);

    [Fact]
    public async Task Report_SeveralRunsWithoutAFile_AsksForOne() =>
        Assert.Contains("-o FILE", (await Tool.RunAsync(runs.Workspace, "report", "reports/capitals/r1", "reports/capitals/r2")).Ended(4).Error, StringComparison.Ordinal);

    [ChromiumFact]
    public async Task Report_OfSeveralRuns_ShowsTheirHistoryAndComparesAnyTwo()
    {
        (await Tool.RunAsync(runs.Workspace, "report", "reports/capitals/r1", "reports/capitals/r2", "reports/capitals/r3", "-o", "trend.html")).Ended(0);
        await using var page = await runs.Browser.OpenAsync(runs.Workspace.Full("trend.html"), fragment: "#history");

        var values = await page.EvaluateAsync("() => [...document.querySelectorAll('.view-history tbody tr')].map((row) => [row.querySelector('th').innerText.split('\\n')[0], row.querySelectorAll('td')[2].querySelector('data').value])");
        await page.GoToAsync("#compare?baseline=current%20%40%20r1&candidate=current%20%40%20r3&open=q0");
        await page.Page.Locator(".two-answers mark").First.WaitForAsync();

        Assert.Equal("""[["r3","0.5"],["r2","0.5"],["r1","1"]]""", JsonSerializer.Serialize(values));
        Assert.Equal(["city", "town"], await page.TextsAsync(".two-answers mark"));
        Assert.Equal("-0.5", await page.Page.Locator(".view-compare strong data").First.GetAttributeAsync("value"));
        Assert.Equal("20", await page.Page.Locator(".view-compare td:has(.tally-bar) data").First.GetAttributeAsync("value"));
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task Run_InGitHubActions_AnnotatesTheSuiteAndAppendsTheJobSummary()
    {
        using var workspace = Workspace.Create();
        workspace.Write("items.jsonl", "{\"id\":\"a\",\"answer\":\"x\",\"output\":\"y\"}\n");
        workspace.Write("evals/suite.yaml", """
            name: wrong
            objective: Fail.
            dataset: { path: ../items.jsonl }
            models: { column: { provider: recorded, output: "{{ item.output }}" } }
            variants: { only: { model: column } }
            graders: { name: { type: exact_match, reference: "{{ item.answer }}" } }
            gates: [ { metric: name.mean, at_least: 0.9 } ]
            """);
        workspace.Write("job.md", "before\n");

        var result = (await Tool.RunAsync(workspace, new Dictionary<string, string?>(StringComparer.Ordinal) { ["GITHUB_ACTIONS"] = "true", ["GITHUB_STEP_SUMMARY"] = workspace.Full("job.md") }, "run", "evals/suite.yaml", "--quiet", "--run-id", "r")).Ended(1);
        var azure = (await Tool.RunAsync(workspace, "run", "evals/suite.yaml", "--quiet", "--run-id", "r2", "--ci", "azure")).Ended(1);

        Assert.Contains("::error file=evals/suite.yaml,title=wrong%3A failed::name.mean of only: at_least 0.9", result.Error, StringComparison.Ordinal);
        Assert.Equal("before\n" + workspace.Run("r", "wrong").Text("summary.md") + "\n", File.ReadAllText(workspace.Full("job.md")));
        Assert.Contains("##vso[task.logissue type=error;sourcepath=evals/suite.yaml]", azure.Error, StringComparison.Ordinal);
        Assert.Contains($"##vso[task.uploadsummary]{workspace.Run("r2", "wrong").Folder}/summary.md", azure.Error, StringComparison.Ordinal);
    }
}
