using EvalKit.AcceptanceTests.Browser;

namespace EvalKit.AcceptanceTests.Reports;

/// <summary>Every view at two widths, light and dark: it shows something, fits the window, and paints in the theme's colours.</summary>
public sealed class LayoutTests(PlantedRun run) : IClassFixture<PlantedRun>
{
    public static TheoryData<string, int, bool> Cases
    {
        get
        {
            var cases = new TheoryData<string, int, bool>();
            foreach (var view in ReportViews.All)
                foreach (var width in (int[])[1280, 480])
                    foreach (var dark in (bool[])[false, true])
                        cases.Add(view, width, dark);
            return cases;
        }
    }

    [ChromiumTheory]
    [MemberData(nameof(Cases))]
    public async Task View_AtEitherWidth_FitsAndIsPaintedInItsTheme(string view, int width, bool dark)
    {
        await using var page = await run.Browser.OpenAsync(run.Report, width, 800, dark, "#" + view);
        await page.GoToAsync("#" + view);
        if (view == "samples")
            await page.SamplesAsync();

        var seen = await page.EvaluateAsync("""
            (view) => {
              const main = document.querySelector(`main.view-${view}`);
              const [red] = getComputedStyle(document.body).backgroundColor.match(/\d+/g);
              const outside = [...main.querySelectorAll("*")].filter((part) => !part.closest(".scroll, svg, pre, .preview, .virtual-list, .view-title")
                && part.getClientRects().length > 0 && part.getBoundingClientRect().right > document.documentElement.clientWidth + 1);
              return { text: main.innerText.length, overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth, red: Number(red),
                outside: outside.map((part) => part.tagName + "." + part.className).slice(0, 5), problems: main.querySelectorAll(".error").length };
            }
            """, view);

        Assert.InRange(seen.GetProperty("text").GetInt32(), 30, int.MaxValue);
        Assert.InRange(seen.GetProperty("overflow").GetInt32(), int.MinValue, 0);
        Assert.Empty(seen.GetProperty("outside").EnumerateArray().Select(part => part.GetString()!));
        Assert.Equal(dark, seen.GetProperty("red").GetInt32() < 128);
        Assert.Equal(0, seen.GetProperty("problems").GetInt32());
        Assert.Empty(page.Errors);
    }

    [ChromiumFact]
    public async Task Report_Printed_HasEveryViewButTheSamples()
    {
        await using var page = await run.Browser.OpenAsync(run.Report);
        await page.Page.Locator("main.view-record").WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Attached });

        await page.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });

        var printed = await page.EvaluateAsync("() => [...document.querySelectorAll('main')].filter((view) => view.offsetHeight > 0).map((view) => view.className.replace('view view-', ''))");
        Assert.Equal(ReportViews.All.Where(view => view != "samples"), printed.EnumerateArray().Select(view => view.GetString()!));
    }
}
