using System.Text.Json.Nodes;
using EvalKit.AcceptanceTests.Browser;
using EvalKit.AcceptanceTests.Support;

namespace EvalKit.AcceptanceTests.Reports;

/// <summary>What a summary says of its judges is on screen, with its intervals.</summary>
public sealed class JudgesViewTests(PlantedRun run) : IClassFixture<PlantedRun>
{
    private const string Judges = """
        [ { "grader": "tone", "definition": "aa", "served_models": ["judge-1"], "fingerprint": "f1f1", "calibration": "expired", "changed": "the served model, from judge-0 to judge-1", "checked": "2026-01-02",
            "check": { "by": {}, "rows": 100, "judged": 98, "judge_failed": 2, "not_judged": 0, "labelled": 96, "no_consensus": 0, "disagreements": [],
                       "agreement": { "labels": ["pass", "fail"], "matrix": [[60, 7], [5, 24]], "agreement_of_all": 0.86, "most_frequent": 0.7,
                                      "agreement": { "value": 0.875, "low": 0.8, "high": 0.93, "n": 96, "interval": "wilson" }, "kappa": { "value": 0.6125, "low": 0.5, "high": 0.7, "n": 96, "interval": "bootstrap" },
                                      "alpha": { "value": 0.61, "low": 0.5, "high": 0.7, "n": 96, "interval": "bootstrap" } },
                       "order": { "pairs": 40, "unusable": 0, "consistency_of_all": 0.9, "consistency": { "value": 0.9, "low": 0.8, "high": 0.96, "n": 40, "interval": "wilson" },
                                  "bias": { "value": -0.0625, "low": -0.1, "high": 0.02, "n": 40, "interval": "t" }, "kappa": { "value": 0.8, "low": 0.6, "high": 0.9, "n": 40, "interval": "bootstrap" } } } },
          { "grader": "facts", "definition": "bb", "served_models": [], "fingerprint": "f2f2", "calibration": "not_checked" } ]
        """;

    private const string Corrected = """
        { "label.accuracy": { "value": 0.415, "low": 0.36, "high": 0.47, "level": 0.95, "method": "ppi++", "judge": 0.389, "labels": 50, "items": 285, "missing": 0, "bias": -0.026, "bias_low": -0.05, "bias_high": 0.01 } }
        """;

    [ChromiumFact]
    public async Task JudgesView_OfASummaryWithJudges_ShowsAgreementBiasAndAge()
    {
        using var workspace = Workspace.Create();
        Directory.CreateDirectory(workspace.Full("run"));
        foreach (var name in (string[])["run.json", "samples.jsonl"])
            File.Copy(Path.Combine(run.Files.Folder, name), workspace.Full("run", name));
        var summary = JsonNode.Parse(run.Files.Text("summary.json"))!.AsObject();
        summary["judges"] = JsonNode.Parse(Judges);
        summary["variants"]!["knn"]!["corrected"] = JsonNode.Parse(Corrected);
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
