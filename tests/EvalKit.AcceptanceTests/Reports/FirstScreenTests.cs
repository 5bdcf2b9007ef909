using System.Globalization;
using EvalKit.AcceptanceTests.Browser;

namespace EvalKit.AcceptanceTests.Reports;

/// <summary>A reviewer who opens the report sees, without scrolling, whether something broke, by how much and what.</summary>
public sealed class FirstScreenTests(PlantedRun run) : IClassFixture<PlantedRun>
{
    private const int Height = 800;

    [ChromiumFact]
    public async Task Report_OfThePlantedRegression_ShowsVerdictDropAndThreeFlipsWithoutScrolling()
    {
        await using var page = await run.Browser.OpenAsync(run.Report, 1280, Height);
        await page.Page.Locator(".flips .preview q").First.WaitForAsync();
        var comparison = run.Files.Summary.GetProperty("comparisons")[0];

        var shown = (await page.EvaluateAsync("""
            () => [...document.querySelectorAll(".banner .badge, .difference data.num, .flips li")].map((part) => ({
              text: part.matches("data") ? part.value : part.innerText, bottom: part.getBoundingClientRect().bottom }))
            """)).EnumerateArray().Where(part => part.GetProperty("bottom").GetDouble() <= Height).Select(part => part.GetProperty("text").GetString()!).ToList();

        Assert.Contains(shown, text => text.Contains("failed", StringComparison.OrdinalIgnoreCase));
        foreach (var number in (string[])["difference", "low", "high"])
            Assert.Contains(comparison.GetProperty(number).GetDouble().ToString("R", CultureInfo.InvariantCulture), shown);
        foreach (var flip in comparison.GetProperty("flips").GetProperty("worsened").EnumerateArray().Take(3))
            Assert.Contains(shown, text => text.StartsWith(flip.GetProperty("item").GetString()!, StringComparison.Ordinal));
    }

    [ChromiumFact]
    public async Task Report_OfThePlantedRegression_HasItsFirstViewBeforeTheSamplesAreRead()
    {
        await using var page = await run.Browser.OpenAsync(run.Report, 1280, Height);

        var order = await page.EvaluateAsync("""
            () => [...document.querySelectorAll("script")].map((script) => script.id || script.type || "viewer")
            """);

        Assert.Equal(["record", "execution", "viewer", "samples-0"], order.EnumerateArray().Take(4).Select(id => id.GetString()!));
        Assert.Empty(page.Errors);
    }
}
