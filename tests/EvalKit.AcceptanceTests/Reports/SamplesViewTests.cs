using System.Text.Json;
using EvalKit.AcceptanceTests.Browser;

namespace EvalKit.AcceptanceTests.Reports;

/// <summary>Filters, sorts and searches find what a reader of <c>samples.jsonl</c> finds; every state is a link.</summary>
public sealed class SamplesViewTests(PlantedRun run) : IClassFixture<PlantedRun>
{
    [ChromiumTheory]
    [InlineData("grader.label=failed")]
    [InlineData("tag.kind=adversarial")]
    [InlineData("tag.language=en&grader.label=passed")]
    [InlineData("outcome=missing")]
    [InlineData("q=refund")]
    [InlineData("q=REFUND&grader.label=failed")]
    public async Task Filters_InTheUrl_ListTheCellsThatHoldThem(string filters)
    {
        var expected = run.Files.Samples.Count(line => Holds(line, filters));
        await using var page = await run.Browser.OpenAsync(run.Report, fragment: "#samples?" + filters);

        await page.Page.WaitForFunctionAsync("(wanted) => document.querySelector('.shown')?.innerText.startsWith(wanted)", $"{expected} of {run.Files.Samples.Count}");

        Assert.Empty(page.Errors);
    }

    [ChromiumFact]
    public async Task Order_SlowestFirst_ListsByLatencyOnRecord()
    {
        var slowest = run.Files.Samples.OrderByDescending(Latency).Take(3).Select(line => line.GetProperty("item").GetString()!).ToList();
        await using var page = await run.Browser.OpenAsync(run.Report, fragment: "#samples?order=slowest");
        await page.SamplesAsync();

        var listed = await page.TextsAsync(".virtual-row .item");

        Assert.Equal(Latency(slowest[0]), Latency(listed[0]));
        Assert.Equal(slowest.Select(Latency), listed.Take(3).Select(Latency));
    }

    [ChromiumFact]
    public async Task Order_ByAttention_ListsWhatTheSummarySaysGotWorseFirst()
    {
        var worsened = run.Files.Summary.GetProperty("comparisons")[0].GetProperty("flips").GetProperty("worsened").EnumerateArray().Select(flip => flip.GetProperty("item").GetString()!).ToHashSet(StringComparer.Ordinal);
        await using var page = await run.Browser.OpenAsync(run.Report, fragment: "#samples");
        await page.SamplesAsync();

        var listed = await page.TextsAsync(".virtual-row .item");

        Assert.All(listed.Take(Math.Min(listed.Count, worsened.Count)), item => Assert.Contains(item, worsened));
    }

    [ChromiumFact]
    public async Task State_ThatAReaderSet_IsTheSameAfterTheLinkIsOpenedAgain()
    {
        await using var page = await run.Browser.OpenAsync(run.Report, fragment: "#samples");
        await page.SamplesAsync();
        await page.Page.Locator(".view-samples label:has-text('First') select").SelectOptionAsync("slowest");
        await page.Page.Locator(".view-samples label:has-text('kind') select").SelectOptionAsync("edge");
        await page.Page.Locator(".virtual-list").FocusAsync();
        await page.Page.Keyboard.PressAsync("ArrowDown");
        await page.Page.Locator(".virtual-row.selected[aria-posinset='2']").WaitForAsync();
        var link = await page.Page.EvaluateAsync<string>("() => location.hash");
        var shown = await StateAsync(page);

        await using var again = await run.Browser.OpenAsync(run.Report, fragment: link);
        await again.SamplesAsync();

        Assert.Equal(shown, await StateAsync(again));
    }

    private static async Task<string> StateAsync(ReportPage page)
    {
        await page.Page.Locator(".virtual-row.selected").WaitForAsync();
        return (await page.EvaluateAsync("() => [document.querySelector('.sample-detail h2').innerText, document.querySelector('.shown').innerText, document.querySelector('.virtual-row.selected').innerText.split('\\n')[0]]")).GetRawText();
    }

    private double Latency(string item) => Latency(run.Files.Samples.First(line => line.GetProperty("item").GetString() == item));

    private static double Latency(JsonElement line) => line.GetProperty("timings").GetProperty("total_ms").GetDouble();

    private static bool Holds(JsonElement line, string filters) => filters.Split('&').Select(filter => filter.Split('=')).All(filter => filter[0] switch
    {
        "grader.label" => line.GetProperty("scores").GetProperty("label").GetProperty("score").GetDouble() >= 1 == (filter[1] == "passed"),
        "outcome" => line.GetProperty("outcome").GetString() != "scored",
        "q" => Texts(line).Any(text => text.Contains(filter[1], StringComparison.OrdinalIgnoreCase)),
        var tag => line.GetProperty("tags").GetProperty(tag["tag.".Length..]).GetString() == filter[1],
    });

    private static IEnumerable<string> Texts(JsonElement line) =>
    [
        line.GetProperty("item").GetString()!, line.GetProperty("output").GetString() ?? "", .. line.GetProperty("input").EnumerateArray().Select(message => message.GetProperty("content").GetString()!),
        .. line.GetProperty("scores").EnumerateObject().SelectMany(score => new[] { Text(score.Value, "reason"), Text(score.Value, "reference") }),
    ];

    private static string Text(JsonElement score, string name) => score.TryGetProperty(name, out var value) ? value.ToString() : "";
}
