using System.Text.Json;
using EvalKit.AcceptanceTests.Browser;
using EvalKit.AcceptanceTests.Reports.Pictures;

namespace EvalKit.AcceptanceTests.Reports;

/// <summary>Every order of the samples is the one that LINQ gives: stable, and with what has no such number at the end.</summary>
public sealed class SampleOrderTests(FixedRun run) : IClassFixture<FixedRun>
{
    private const int Listed = 12;

    [ChromiumTheory]
    [InlineData("dataset")]
    [InlineData("slowest")]
    [InlineData("dearest")]
    [InlineData("longest")]
    [InlineData("lowest.queue")]
    [InlineData("lowest.certainty")]
    public async Task Order_OfTheSamples_IsThatOfTheirNumbers(string order)
    {
        var byItem = run.Files.Samples.GroupBy(line => Text(line, "item"), StringComparer.Ordinal).SelectMany(cells => cells);
        var sorted = byItem.OrderBy(line => Key(line, order) ?? double.PositiveInfinity).ToList();
        await using var page = await run.Browser.OpenAsync(run.Report, fragment: "#samples?order=" + order);
        await page.SamplesAsync();

        Assert.Equal(sorted.Take(Listed).Select(Name), await NamesAsync(page));
        await page.Page.Locator(".virtual-list").FocusAsync();
        await page.Page.Keyboard.PressAsync("End");
        await page.Page.Locator($".virtual-row.selected[aria-posinset='{sorted.Count}']").WaitForAsync();

        Assert.Equal(Name(sorted[^1]), Assert.Single(await page.TextsAsync(".virtual-row.selected .item")) + " " + Text(sorted[^1], "variant"));
        Assert.Empty(page.Errors);
    }

    private static async Task<IEnumerable<string>> NamesAsync(ReportPage page)
    {
        var names = await page.EvaluateAsync("() => [...document.querySelectorAll('.virtual-row')].map((row) => row.querySelector('.item').innerText + ' ' + row.querySelector('.muted').innerText)");
        return names.EnumerateArray().Take(Listed).Select(name => name.GetString()!);
    }

    private static double? Key(JsonElement line, string order) => order switch
    {
        "dataset" => 0,
        "slowest" => -Number(line, "timings", "total_ms"),
        "dearest" => -Number(line, "cost_usd"),
        "longest" => -Number(line, "usage", "output_tokens"),
        var lowest => Number(line, "scores", lowest["lowest.".Length..], "score"),
    };

    private static double? Number(JsonElement line, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
            if (line.ValueKind != JsonValueKind.Object || !line.TryGetProperty(name, out line))
                return null;
        return line.ValueKind == JsonValueKind.Number ? line.GetDouble() : null;
    }

    private static string Name(JsonElement line) => Text(line, "item") + " " + Text(line, "variant");

    private static string Text(JsonElement line, string name) => line.GetProperty(name).GetString()!;
}
