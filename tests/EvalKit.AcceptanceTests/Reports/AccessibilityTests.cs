using EvalKit.AcceptanceTests.Browser;

namespace EvalKit.AcceptanceTests.Reports;

/// <summary>axe-core's rules in every view, and everything by keyboard alone.</summary>
public sealed class AccessibilityTests(PlantedRun run) : IClassFixture<PlantedRun>
{
    private static readonly string Rules = Repository.Full("src", "EvalKit.Reporting", "viewer", "node_modules", "axe-core", "axe.min.js");

    public static TheoryData<string, bool> ViewsAndThemes
    {
        get
        {
            var cases = new TheoryData<string, bool>();
            foreach (var view in ReportViews.All)
                foreach (var dark in (bool[])[false, true])
                    cases.Add(view, dark);
            return cases;
        }
    }

    [ChromiumTheory]
    [MemberData(nameof(ViewsAndThemes))]
    public async Task View_InEitherTheme_HasNoSeriousFinding(string view, bool dark)
    {
        await using var page = await run.Browser.OpenAsync(run.Report, dark: dark, fragment: "#" + view, script: Rules);
        await page.GoToAsync("#" + view);
        if (view == "samples")
            await page.SamplesAsync();

        var found = await page.EvaluateAsync("""
            async () => (await axe.run(document)).violations.filter((found) => found.impact === "serious" || found.impact === "critical")
              .map((found) => found.id + ": " + found.nodes.map((node) => node.html).slice(0, 3).join(" | "))
            """);

        Assert.Empty(found.EnumerateArray().Select(finding => finding.GetString()!));
    }

    [ChromiumFact]
    public async Task Keyboard_Alone_ReachesAViewChoosesASampleAndFilters()
    {
        await using var page = await run.Browser.OpenAsync(run.Report);
        var keyboard = page.Page.Keyboard;

        await TabToAsync(page, "nav a[href='#samples']");
        await keyboard.PressAsync("Enter");
        await page.SamplesAsync();
        await TabToAsync(page, ".virtual-list");
        await keyboard.PressAsync("ArrowDown");
        await keyboard.PressAsync("ArrowDown");

        await page.Page.Locator(".virtual-row.selected[aria-posinset='3']").WaitForAsync();
        Assert.Contains("item=", await page.Page.EvaluateAsync<string>("() => location.hash"), StringComparison.Ordinal);
        var before = await page.Page.Locator(".shown").InnerTextAsync();
        await page.Page.Keyboard.PressAsync("Shift+Tab");
        await TabToAsync(page, ".view-samples select", back: true);
        await keyboard.PressAsync("ArrowDown");
        await page.Page.WaitForFunctionAsync("(before) => document.querySelector('.shown').innerText !== before || document.activeElement.selectedIndex > 0", before);
    }

    /// <summary>Presses Tab until the element has the focus.</summary>
    private static async Task TabToAsync(ReportPage page, string selector, bool back = false)
    {
        for (var presses = 0; presses < 60; presses++)
        {
            if (await page.Page.EvaluateAsync<bool>("(selector) => document.activeElement?.matches(selector) ?? false", selector))
                return;
            await page.Page.Keyboard.PressAsync(back ? "Shift+Tab" : "Tab");
        }
        Assert.Fail($"no key reaches {selector}");
    }
}
