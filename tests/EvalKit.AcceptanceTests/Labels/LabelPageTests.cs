using System.Globalization;
using System.Text.Json;
using EvalKit.AcceptanceTests.Browser;
using EvalKit.AcceptanceTests.Reports;
using EvalKit.People;
using Microsoft.Playwright;

namespace EvalKit.AcceptanceTests.Labels;

/// <summary>The page of raters in a browser: everything by keyboard, nothing lost, nothing obeyed, nothing in the way of anybody.</summary>
public sealed class LabelPageTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const int Items = 50;

    private static readonly string Rules = Repository.Full("src", "EvalKit.Reporting", "viewer", "node_modules", "axe-core", "axe.min.js");

    [ChromiumFact]
    public async Task Page_FiftyItemsByKeyboardWithAReloadInTheMiddle_ComeBackAsTheSameGrades()
    {
        using var run = await LabelRun.StartAsync("pass_fail", [("only", Texts("reply", Items))]);
        await using var page = await run.BeginAsync(browser.Browser, "Ana");
        var expected = new Dictionary<string, (double Grade, string Comment)>(StringComparer.Ordinal);
        for (var i = 0; i < Items; i++)
        {
            if (i == Items / 2)
            {
                await page.Page.ReloadAsync();
                await page.Page.GetByText("Go on: 25 of 50 are graded").WaitForAsync();
                await page.Page.Keyboard.PressAsync("Enter");
            }
            await PositionAsync(page, i + 1, Items);
            var answer = await AnswerAsync(page, 0);
            var passes = int.Parse(answer.Split(' ')[^1], CultureInfo.InvariantCulture) % 3 != 0;
            var comment = i % 10 == 4 ? $"about {answer}: s 1 2" : "";
            if (comment.Length > 0)
            {
                await page.Page.Keyboard.PressAsync("c");
                await page.Page.Keyboard.TypeAsync(comment);
                await page.Page.Keyboard.PressAsync("Escape");
            }
            await page.Page.Keyboard.PressAsync((passes, i % 2) switch { (true, 0) => "1", (true, _) => "p", (false, 0) => "2", _ => "f" });
            expected.Add(AnswerIdentity.Of(answer), (passes ? 1 : 0, comment));
        }
        await page.Page.GetByText("All questions are graded").WaitForAsync();
        var saved = await run.SaveAsync(page);
        Assert.Equal("tone.round-1.Ana.json", Path.GetFileName(saved));

        (await run.ImportAsync(saved)).Ended(0);

        Assert.Equal(expected, run.Labels.Grades.ToDictionary(g => g.Answers[0].Answer!, g => (g.Answers[0].Grade, g.Comment), StringComparer.Ordinal));
        Assert.All(run.Labels.Grades, grade => Assert.Equal(("Ana", 1, "only"), (grade.Rater, grade.Round, grade.Answers[0].Variant)));
        (await run.RunAsync()).Ended(0);
        var mean = run.Workspace.Run("r", "replies").Summary.GetProperty("variants").GetProperty("only").GetProperty("metrics").GetProperty("tone.mean");
        Assert.Equal(expected.Values.Average(e => e.Grade), mean.GetProperty("value").GetDouble(), 12);
        Assert.Empty(page.Errors);
        Assert.Empty(page.Requests);
    }

    [ChromiumFact]
    public async Task Page_Scale_TakesDigits()
    {
        using var run = await LabelRun.StartAsync("scale", [("only", Texts("reply", 5))]);
        await using var page = await run.BeginAsync(browser.Browser, "ben");
        var expected = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (key, at) in (string[])["3", "1", "5", "2", "4"] is var keys ? keys.Select((key, at) => (key, at)) : [])
        {
            await PositionAsync(page, at + 1, 5);
            expected.Add(AnswerIdentity.Of(await AnswerAsync(page, 0)), double.Parse(key, CultureInfo.InvariantCulture));
            await page.Page.Keyboard.PressAsync(key);
        }

        (await run.ImportAsync(await run.SaveAsync(page))).Ended(0);

        Assert.Equal(expected, run.Labels.Grades.ToDictionary(g => g.Answers[0].Answer!, g => g.Answers[0].Grade, StringComparer.Ordinal));
    }

    [ChromiumFact]
    public async Task Page_Pairwise_SidesDifferAndTheBetterOneComesBack()
    {
        using var run = await LabelRun.StartAsync("pairwise", [("left", Texts("terse", 12)), ("right", Texts("long", 12))]);
        await using var page = await run.BeginAsync(browser.Browser, "cy");
        var firsts = new HashSet<string>(StringComparer.Ordinal);
        var tied = "";
        for (var i = 0; i < 12; i++)
        {
            await PositionAsync(page, i + 1, 12);
            var (first, second) = (await AnswerAsync(page, 0), await AnswerAsync(page, 1));
            firsts.Add(first.Split(' ')[0]);
            if (i == 3)
                tied = AnswerIdentity.Of(first);
            await page.Page.Keyboard.PressAsync(i == 3 ? "0" : first.StartsWith("terse", StringComparison.Ordinal) ? "1" : "2");
        }

        (await run.ImportAsync(await run.SaveAsync(page))).Ended(0);

        Assert.Equal(2, firsts.Count);
        Assert.Equal(12, run.Labels.Grades.Count);
        foreach (var grade in run.Labels.Grades)
            Assert.Equal(grade.Answers.Any(a => a.Answer == tied) ? [("left", 1.0), ("right", 1.0)] : [("left", 1.0), ("right", 2.0)], grade.Answers.Select(a => (a.Variant!, a.Grade)));
    }

    [ChromiumFact]
    public async Task Page_Ranking_TakesTheAnswersFromTheBestToTheWorst()
    {
        using var run = await LabelRun.StartAsync("ranking", [("a", Texts("one", 4)), ("b", Texts("two", 4)), ("c", Texts("three", 4))]);
        await using var page = await run.BeginAsync(browser.Browser, "di");
        for (var i = 0; i < 4; i++)
        {
            await PositionAsync(page, i + 1, 4);
            var words = new List<string>();
            for (var answer = 0; answer < 3; answer++)
                words.Add((await AnswerAsync(page, answer)).Split(' ')[0]);
            // A wrong beginning is taken back; of the first item "one" and "two" tie behind "three".
            await page.Page.Keyboard.PressAsync(Key("one"));
            await page.Page.Keyboard.PressAsync("Backspace");
            await page.Page.Keyboard.PressAsync(Key("three"));
            await page.Page.Keyboard.PressAsync(Key("one"));
            if (i == 0)
                await page.Page.Keyboard.PressAsync("=");
            await page.Page.Keyboard.PressAsync(Key("two"));

            string Key(string word) => (words.IndexOf(word) + 1).ToString(CultureInfo.InvariantCulture);
        }

        (await run.ImportAsync(await run.SaveAsync(page))).Ended(0);

        Assert.Equal(["2/2/1", "2/3/1", "2/3/1", "2/3/1"],
            run.Labels.Grades.Select(g => string.Join('/', g.Answers.OrderBy(a => a.Variant, StringComparer.Ordinal).Select(a => a.Grade.ToString(CultureInfo.InvariantCulture)))).Order(StringComparer.Ordinal));
    }

    [ChromiumFact]
    public async Task Page_SavedFile_CanBeOpenedInAnotherBrowser()
    {
        using var run = await LabelRun.StartAsync("pass_fail", [("only", Texts("reply", 3))]);
        string saved;
        await using (var first = await run.BeginAsync(browser.Browser, "Ana"))
        {
            await first.Page.Keyboard.PressAsync("1");
            await first.Page.Keyboard.PressAsync("x");
            saved = await run.SaveAsync(first);
        }
        await using var page = await run.BeginAsync(browser.Browser, "Ana");
        await page.Page.Locator("input[type=file]").SetInputFilesAsync(saved);
        await page.Page.GetByText("2 graded").WaitForAsync();

        await page.Page.Locator("input[type=file]").SetInputFilesAsync(run.Workspace.Full("items.jsonl"));
        await page.Page.GetByText("This is no file that a page like this saved.").WaitForAsync();

        Assert.Contains("1 could not be told, 1 not answered", (await run.ImportAsync(saved)).Ended(0).Output, StringComparison.Ordinal);
    }

    [ChromiumFact]
    public async Task Page_HostileTexts_AreShownAndDoNothing()
    {
        using var run = await LabelRun.StartAsync("pass_fail", [("only", HostileTexts.All)]);
        await using var page = await run.BeginAsync(browser.Browser, "Ana");
        var shown = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < HostileTexts.All.Count; i++)
        {
            await PositionAsync(page, i + 1, HostileTexts.All.Count);
            var answer = await AnswerAsync(page, 0);
            if (await page.Page.Locator(".pane-answer button").CountAsync() > 0)
            {
                await page.Page.GetByText("Show all 2,500,000 characters").ClickAsync();
                await page.Page.WaitForFunctionAsync("() => document.querySelector('.pane-answer .text').textContent.length === 2500000");
                answer = await AnswerAsync(page, 0);
            }
            shown.Add(answer);
            await page.Page.Keyboard.PressAsync("1");
        }
        (await run.ImportAsync(await run.SaveAsync(page))).Ended(0);

        Assert.Equal(HostileTexts.All.Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
        Assert.Equal(HostileTexts.All.Select(text => AnswerIdentity.Of(text)).Order(StringComparer.Ordinal), run.Labels.Grades.Select(g => g.Answers[0].Answer!).Order(StringComparer.Ordinal));
        Assert.Equal(JsonValueKind.Undefined, (await page.EvaluateAsync("() => window.obeyed")).ValueKind);
        Assert.Empty(page.Requests);
        Assert.Empty(page.Dialogs);
        Assert.Empty(await page.ViolationsAsync());
        Assert.Empty(page.Errors);
    }

    [ChromiumTheory]
    [InlineData("pass_fail", false, 1280)]
    [InlineData("pass_fail", true, 480)]
    [InlineData("pairwise", true, 1280)]
    [InlineData("ranking", false, 480)]
    public async Task Page_AnyScreen_HasNoSeriousFinding(string task, bool dark, int width)
    {
        using var run = await LabelRun.StartAsync(task, [("a", Texts("one", 3)), ("b", Texts("two", 3))], "    levels: { pass: As we would, fail: Otherwise }");
        await using (var start = await browser.Browser.OpenAsync(run.Page, width: width, dark: dark, script: Rules, ready: "main.start"))
            await AssertAccessibleAsync(start);
        await using var page = await run.BeginAsync(browser.Browser, "Ana", dark, Rules, width);
        await AssertAccessibleAsync(page);
        await page.Page.Keyboard.PressAsync("x");
        await page.Page.Keyboard.PressAsync("g");
        await page.Page.Locator("dialog[open]").WaitForAsync();
        await AssertAccessibleAsync(page);
        await page.Page.Keyboard.PressAsync("Escape");
        await page.Page.Locator("dialog").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.Page.Keyboard.PressAsync("?");
        await page.Page.Locator("dialog[open] .keys").WaitForAsync();
        await AssertAccessibleAsync(page);

        var overflow = await page.EvaluateAsync("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.InRange(overflow.GetInt32(), int.MinValue, 0);
    }

    private static IReadOnlyList<string> Texts(string word, int count) => [.. Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"{word} number {i}"))];

    private static Task<string> AnswerAsync(ReportPage page, int position) =>
        page.Page.EvaluateAsync<string>("(position) => document.querySelectorAll('.pane-answer')[position].querySelector('.text').textContent", position);

    private static Task PositionAsync(ReportPage page, int position, int count) =>
        page.Page.WaitForFunctionAsync("([text]) => document.querySelector('h1')?.textContent === text", new[] { string.Create(CultureInfo.InvariantCulture, $"Question {position} of {count}") });

    private static async Task AssertAccessibleAsync(ReportPage page)
    {
        var found = await page.EvaluateAsync("""
            async () => (await axe.run(document)).violations.filter((found) => found.impact === "serious" || found.impact === "critical")
              .map((found) => found.id + ": " + found.nodes.map((node) => node.html).slice(0, 3).join(" | "))
            """);
        Assert.Empty(found.EnumerateArray().Select(finding => finding.GetString()!));
    }
}
