using System.Globalization;
using System.Text.Json;
using EvalKit.AcceptanceTests.Browser;
using EvalKit.AcceptanceTests.Support;
using EvalKit.Fakes;
using EvalKit.Fakes.Answers;

namespace EvalKit.AcceptanceTests.Reports;

/// <summary>What a report says of calls that were made: money, times to the first token, tokens a second, and the provider's ids.</summary>
public sealed class CalledRunTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private static readonly (string Of, string Name)[] Columns =
    [
        ("cost", "per_1000"), ("cost", "usd"), ("cost", "judge_usd"), ("cost", "embedding_usd"), ("latency", "p50_ms"), ("latency", "p95_ms"), ("latency", "p99_ms"), ("latency", "ttft_p50_ms"),
        ("latency", "ttft_p95_ms"), ("latency", "ttft_p99_ms"), ("latency", "tokens_per_s_p50"), ("usage", "input_tokens"), ("usage", "cached_input_tokens"), ("usage", "output_tokens"), ("usage", "reasoning_tokens"),
    ];

    [ChromiumFact]
    public async Task CostView_OfStreamedCalls_HasEveryColumnOfTheSummary()
    {
        await using var server = FakeServer.Start(new FakeServerOptions { Answer = new LabelAnswer(["a", "b", "c"]) });
        using var workspace = await RunAsync(server);
        await using var page = await browser.Browser.OpenAsync(Path.Combine(workspace.Run("r").Folder, "report.html"), fragment: "#cost");
        await page.GoToAsync("#cost");

        var cells = (await page.EvaluateAsync("() => [...document.querySelectorAll('.view-cost tbody tr')[0].querySelectorAll('td')].map((cell) => cell.querySelector('data')?.value ?? null)"))
            .EnumerateArray().Select(cell => double.Parse(cell.GetString()!, CultureInfo.InvariantCulture));

        var variant = workspace.Run("r").Summary.GetProperty("variants").GetProperty("only");
        Assert.Equal(Columns.Select(c => variant.GetProperty(c.Of).GetProperty(c.Name).GetDouble()), cells);
        Assert.All((string[])["embedding_usd", "usd"], name => Assert.NotEqual(0, variant.GetProperty("cost").GetProperty(name).GetDouble()));
    }

    [ChromiumFact]
    public async Task Samples_OfCalls_HaveTheIdsOfRequestsAndAnswers()
    {
        await using var server = FakeServer.Start(new FakeServerOptions { Answer = new LabelAnswer(["a", "b", "c"]) });
        using var workspace = await RunAsync(server);
        var lines = workspace.Run("r").Samples;
        Assert.Equal(lines.Count, lines.Select(l => Id(l, "request_ids")).Distinct().Count());
        Assert.All(lines, l => Assert.StartsWith("req_", Id(l, "request_ids"), StringComparison.Ordinal));
        // The ids stand in the store: a replay has the same.
        (await Tool.RunAsync(workspace, "run", ChatSuite.File, "--run-id", "again", "--responses", "only", "--quiet")).Ended(0);
        workspace.Run("again").AssertSameRecordAs(workspace.Run("r"));

        await using var page = await browser.Browser.OpenAsync(Path.Combine(workspace.Run("r").Folder, "report.html"), fragment: "#samples?item=i00003");
        await page.SamplesAsync();
        await page.Page.Locator(".answer-column.main .call summary").ClickAsync();
        var facts = await page.Page.Locator(".answer-column.main .call").InnerTextAsync();

        var line = lines.First(l => l.GetProperty("item").GetString() == "i00003");
        foreach (var name in (string[])["responses", "request_ids", "response_ids"])
            Assert.Contains(Id(line, name), facts, StringComparison.Ordinal);
    }

    private static string Id(JsonElement line, string name) => Assert.Single(line.GetProperty(name).EnumerateArray()).GetString()!;

    private static async Task<Workspace> RunAsync(FakeServer server)
    {
        var workspace = Workspace.Create();
        new ChatSuite
        {
            Server = server.BaseUrl,
            Model = ", stream: true, price: { input: 1, cached_input: 0.1, output: 2 }",
            OtherModel = $"near: {{ provider: openai, model: embed-1, kind: embedding, base_url: \"{server.BaseUrl}\", price: {{ input: 0.5, output: 0 }} }}",
            OtherGrader = "near: { type: embedding_similarity, model: near, reference: \"{{ item.label }}\" }",
        }.WriteTo(workspace);
        (await Tool.RunAsync(workspace, "run", ChatSuite.File, "--run-id", "r", "--quiet")).Ended(0);
        return workspace;
    }
}
