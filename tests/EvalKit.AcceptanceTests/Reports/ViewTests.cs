using System.Globalization;
using EvalKit.AcceptanceTests.Browser;
using EvalKit.AcceptanceTests.Support;
using EvalKit.Fakes;
using EvalKit.Fakes.Answers;

namespace EvalKit.AcceptanceTests.Reports;

/// <summary><c>evalkit view</c> in Chromium: the list of runs, a run while it goes on, its report when it has ended, several runs as one.</summary>
public sealed class ViewTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Suite = """
        name: colours
        objective: Say yes.
        dataset: { path: items.jsonl, slices: [kind] }
        models: { column: { provider: recorded, output: "{{ item.output }}" } }
        variants: { only: { model: column } }
        graders: { same: { type: exact_match, reference: "yes" } }
        gates: [ { metric: same.mean, at_least: 0.9 } ]
        """;

    private static readonly string Rules = Repository.Full("src", "EvalKit.Reporting", "viewer", "node_modules", "axe-core", "axe.min.js");

    [ChromiumFact]
    public async Task View_RunThatGoesOn_ShowsHowFarItIsAndThenItsReport()
    {
        await using var server = FakeServer.Start(new FakeServerOptions { Latency = TimeSpan.FromMilliseconds(200), Answer = new LabelAnswer(["a", "b", "c"]) });
        using var workspace = Workspace.Create();
        new ChatSuite { Server = server.BaseUrl, Items = 40, Parallel = 1 }.WriteTo(workspace);
        await using var view = await ViewedFolder.StartAsync(workspace);
        await using var page = await browser.Browser.OpenAsync(view.Address, "h1");
        Assert.Contains("No run is here yet", await page.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(view.Root, page.Page.Url);

        await using var run = Tool.Start(workspace, "run", ChatSuite.File, "--run-id", "live", "--quiet");
        await page.Page.Locator("tbody progress").WaitForAsync();
        Assert.Equal("40", await page.Page.Locator("tbody .progress data").Nth(1).GetAttributeAsync("value"));
        await page.Page.Locator("th a >> text=live").ClickAsync();
        await page.Page.Locator(".going progress").WaitForAsync();
        await page.Page.WaitForFunctionAsync("() => document.querySelector('.going progress').value > 0 && document.querySelector('.going progress').value < 40");
        await page.Page.Locator("nav a[href='#samples']").WaitForAsync(new() { Timeout = (float)Tool.Limit.TotalMilliseconds });

        (await run.EndAsync(Tool.Limit)).Ended(0);
        workspace.Run("live").AssertComplete();
        Assert.Equal("40", await page.Page.Locator(".view-verdict [title='40']").First.GetAttributeAsync("value"));
        Assert.Empty(await page.ViolationsAsync());
        Assert.Empty(page.Errors);
        Assert.All(page.Requests, request => Assert.StartsWith(view.Root, request, StringComparison.Ordinal));
    }

    [ChromiumFact]
    public async Task View_RunsThatEnded_HaveTheNumbersOfTheirSummariesAndMakeOneReport()
    {
        using var workspace = Workspace.Create();
        await RunAsync(workspace, "one", right: 20);
        await RunAsync(workspace, "two", right: 12);
        await using var view = await ViewedFolder.StartAsync(workspace);
        await using var page = await browser.Browser.OpenAsync(view.Address, "tbody tr", Rules);

        var rows = await page.TextsAsync("tbody tr");
        Assert.Contains("two", rows[0], StringComparison.Ordinal);
        Assert.Contains("failed", rows[0], StringComparison.OrdinalIgnoreCase);
        Assert.Contains("passed", rows[1], StringComparison.OrdinalIgnoreCase);
        foreach (var (run, at) in new[] { ("two", 0), ("one", 1) })
        {
            var recorded = RecordedNumbers.Of(workspace.Run(run, "colours").Summary).ToHashSet();
            var shown = (await page.EvaluateAsync("(at) => [...document.querySelectorAll('tbody tr')[at].querySelectorAll('data')].map((part) => part.value)", at)).EnumerateArray().Select(v => double.Parse(v.GetString()!, CultureInfo.InvariantCulture)).ToList();
            Assert.True(shown.Count >= 4, "value, interval and items are shown");
            Assert.All(shown, number => Assert.Contains(number, recorded));
        }
        var serious = await page.EvaluateAsync("async () => (await axe.run(document)).violations.filter((found) => found.impact === 'serious' || found.impact === 'critical').map((found) => found.id)");
        Assert.Empty(serious.EnumerateArray().Select(id => id.GetString()!));

        await page.Page.GetByLabel("Compare one").CheckAsync();
        await page.Page.GetByLabel("Compare two").CheckAsync();
        await page.Page.Locator("text=Compare 2 runs").ClickAsync();
        await page.Page.Locator("nav a[href='#history']").ClickAsync();
        await page.Page.Locator("main.view-history:not([hidden]) table").First.WaitForAsync();
        Assert.Empty(await page.ViolationsAsync());
        Assert.Empty(page.Errors);
    }

    /// <summary>A report runs in an origin of its own: what is in one can neither read the cookie nor other runs, and still lists, sorts and links.</summary>
    [ChromiumFact]
    public async Task View_ReportInTheBrowser_WorksAndReachesNothingElse()
    {
        using var workspace = Workspace.Create();
        await RunAsync(workspace, "one", right: 20);
        await using var view = await ViewedFolder.StartAsync(workspace);
        await using var page = await browser.Browser.OpenAsync(view.Address, "tbody tr");
        await page.Page.Locator("th a >> text=one").ClickAsync();
        await page.Page.Locator("nav a").First.WaitForAsync();

        await page.GoToAsync("#samples?item=i07");
        await page.SamplesAsync();
        Assert.Equal("i07", await page.Page.Locator(".sample-detail h2").InnerTextAsync());
        Assert.Empty(await page.ViolationsAsync());
        Assert.Empty(page.Errors);

        Assert.Equal("null", await page.Page.EvaluateAsync<string>("() => self.origin"));
        Assert.Equal("refused", await page.Page.EvaluateAsync<string>("() => { try { return document.cookie } catch { return 'refused' } }"));
        Assert.Equal("refused", await page.Page.EvaluateAsync<string>("() => fetch('/runs.json').then(() => 'read', () => 'refused')"));
    }

    [Fact]
    public async Task View_Interrupted_EndsWithoutAnError()
    {
        using var workspace = Workspace.Create();
        await using var view = await ViewedFolder.StartAsync(workspace);

        var result = (await view.InterruptAsync()).Ended(0);

        Assert.Equal("", result.Error);
    }

    private static async Task RunAsync(Workspace workspace, string id, int right)
    {
        workspace.Write("items.jsonl", string.Concat(Enumerable.Range(0, 20).Select(i => string.Create(CultureInfo.InvariantCulture, $$"""{"id":"i{{i:00}}","kind":"{{(i % 4 == 0 ? "edge" : "typical")}}","output":"{{(i < right ? "yes" : "no")}}"}""") + "\n")));
        workspace.Write("suite.yaml", Suite);
        (await Tool.RunAsync(workspace, "run", "suite.yaml", "--run-id", id, "--quiet")).Ended(right == 20 ? 0 : 1);
    }
}
