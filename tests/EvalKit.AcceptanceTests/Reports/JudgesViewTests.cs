using System.Text.Json.Nodes;
using EvalKit.AcceptanceTests.Browser;
using EvalKit.AcceptanceTests.Support;

namespace EvalKit.AcceptanceTests.Reports;

/// <summary>What a summary says of its judges is on screen, with its intervals.</summary>
public sealed class JudgesViewTests(PlantedRun run) : IClassFixture<PlantedRun>
{
    [ChromiumFact]
    public async Task JudgesView_OfASummaryWithJudges_ShowsAgreementBiasAndAge()
    {
        using var workspace = Workspace.Create();
        Directory.CreateDirectory(workspace.Full("run"));
        foreach (var name in (string[])["run.json", "samples.jsonl"])
            File.Copy(Path.Combine(run.Files.Folder, name), workspace.Full("run", name));
        var summary = JsonNode.Parse(run.Files.Text("summary.json"))!.AsObject();
        summary["judges"] = JsonNode.Parse(JudgedSummary.Judges);
        summary["variants"]!["knn"]!["corrected"] = JsonNode.Parse(JudgedSummary.Corrected("label.accuracy"));
        summary["execution"]!["started"] = "2026-01-12T09:00:00.000Z";
        workspace.Write("run/summary.json", summary.ToJsonString());
        (await Tool.RunAsync(workspace, "report", "run", "-o", "report.html")).Ended(0);

        await using var page = await run.Browser.OpenAsync(workspace.Full("report.html"), fragment: "#judges");
        await page.Page.Locator(".view-judges .section").First.WaitForAsync();
        var text = await page.Page.Locator(".view-judges").InnerTextAsync();
        var numbers = (await page.EvaluateAsync("() => [...document.querySelectorAll('.view-judges data')].map((number) => number.value)")).EnumerateArray().Select(number => number.GetString()!).ToList();

        Assert.Contains("checked before it changed", text, StringComparison.Ordinal);
        Assert.Contains("on 2026-01-02, 10 days before this run", text, StringComparison.Ordinal);
        Assert.Contains("Changed since: the served model, from judge-0 to judge-1", text, StringComparison.Ordinal);
        Assert.Contains("not checked against people", text, StringComparison.Ordinal);
        Assert.Contains("agreement kappa", text, StringComparison.Ordinal);
        Assert.Contains("order bias", text, StringComparison.Ordinal);
        Assert.Superset(new HashSet<string>(StringComparer.Ordinal) { "0.875", "0.6125", "-0.0625", "96", "0.415", "0.389", "-0.026", "50" }, numbers.ToHashSet(StringComparer.Ordinal));
        Assert.Empty(page.Errors);
    }
}
