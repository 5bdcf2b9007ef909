using System.Text.Json;
using EvalKit.AcceptanceTests.Browser;
using EvalKit.AcceptanceTests.Support;

namespace EvalKit.AcceptanceTests.Reports;

/// <summary>Whatever models and datasets say: nothing of it runs, nothing is fetched, nothing is lost.</summary>
public sealed class HostileReportTests(PlantedRun run) : IClassFixture<PlantedRun>
{
    [ChromiumFact]
    public async Task Report_HostileTextsInEveryField_ShowsThemAndDoesNothing()
    {
        using var workspace = Workspace.Create();
        HostileRun.Write(run.Files, workspace.Full("run"));
        (await Tool.RunAsync(workspace, "report", "run", "--output", "report.html")).Ended(0);
        await using var page = await run.Browser.OpenAsync(workspace.Full("report.html"));

        foreach (var view in ReportViews.All)
            await page.GoToAsync("#" + view);
        await page.GoToAsync("#samples?order=dataset");
        await page.SamplesAsync();
        await page.Page.Locator(".virtual-list").FocusAsync();
        var lost = new List<string>();
        for (var line = 0; line < HostileTexts.All.Count; line++)
        {
            await page.Page.Keyboard.PressAsync(line == 0 ? "Home" : "ArrowDown");
            if (!await ShowsAsync(page, HostileTexts.All[line]))
                lost.Add(HostileTexts.All[line][..Math.Min(100, HostileTexts.All[line].Length)]);
        }

        Assert.Empty(lost);
        await AssertLaysOutWhatIsInSightAsync(page);
        Assert.Equal(JsonValueKind.Undefined, (await page.EvaluateAsync("() => window.obeyed")).ValueKind);
        Assert.Empty(page.Requests);
        Assert.Empty(page.Dialogs);
        Assert.Empty(await page.ViolationsAsync());
        Assert.Empty(page.Errors);
        Assert.DoesNotContain(await page.TextsAsync("main"), text => text.Contains("could not be shown", StringComparison.Ordinal));
    }

    /// <summary>The last text has millions of characters: all of them are in the page, and a few thousand are laid out.</summary>
    private static async Task AssertLaysOutWhatIsInSightAsync(ReportPage page)
    {
        var parts = await page.EvaluateAsync("""
            () => {
              const parts = [...document.querySelectorAll(".answer-column.main .text-part")];
              const notLaidOut = parseFloat(getComputedStyle(parts[0]).containIntrinsicBlockSize.replace("auto ", ""));
              return [parts.length, parts.filter((part) => part.getBoundingClientRect().height !== notLaidOut).length];
            }
            """);
        Assert.InRange(parts[0].GetInt32(), 100, int.MaxValue);
        Assert.InRange(parts[1].GetInt32(), 1, 5);
    }

    /// <summary>Whether the output of the selected cell comes to stand in the page, character by character.</summary>
    private static async Task<bool> ShowsAsync(ReportPage page, string text) => (await page.EvaluateAsync("""
        async (json) => {
          const expected = JSON.parse(json);
          for (let tries = 0; tries < 100; tries++) {
            document.querySelector(".answer-column.main > button")?.click();
            if (document.querySelector(".answer-column.main > pre.text")?.textContent === expected) return true;
            await new Promise((resolve) => setTimeout(resolve, 50));
          }
          return false;
        }
        """, HostileTexts.InJson(JsonSerializer.Serialize(text)))).GetBoolean();
}
