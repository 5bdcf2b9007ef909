using System.Globalization;
using EvalKit.AcceptanceTests.Browser;

namespace EvalKit.AcceptanceTests.Reports;

/// <summary>Every number on screen is one of the run's record, written with as many digits as its kind of number has.</summary>
public sealed class NumbersTests(PlantedRun run) : IClassFixture<PlantedRun>
{
    public static TheoryData<string> Views => [.. ReportViews.All.Where(view => view != "samples")];

    [ChromiumTheory]
    [MemberData(nameof(Views))]
    public async Task View_EveryNumber_IsOneOfTheSummary(string view)
    {
        var recorded = RecordedNumbers.Of(run.Files.Summary).ToHashSet();
        await using var page = await run.Browser.OpenAsync(run.Report);
        await page.GoToAsync("#" + view);

        var shown = await ShownAsync(page, $".view-{view}");

        if (view is not ("targets" or "judges" or "history" or "record"))
            Assert.NotEmpty(shown);
        foreach (var (value, text) in shown)
        {
            Assert.True(recorded.Contains(value), $"{text} stands for {value}, which is not in summary.json");
            AssertWrittenAs(value, text);
        }
    }

    [ChromiumFact]
    public async Task Samples_EveryNumberOfACell_IsOneOfItsLine()
    {
        await using var page = await run.Browser.OpenAsync(run.Report, fragment: "#samples");
        await page.SamplesAsync();
        foreach (var line in run.Files.Samples.Take(5))
        {
            await page.GoToAsync($"#samples?item={Uri.EscapeDataString(line.GetProperty("item").GetString()!)}&of={line.GetProperty("variant").GetString()}");
            await page.Page.Locator($".sample-detail h2 >> text=\"{line.GetProperty("item").GetString()}\"").WaitForAsync();
            await page.Page.Locator(".answer-column .call").First.WaitForAsync();

            var recorded = RecordedNumbers.Of(line).ToHashSet();
            var shown = await ShownAsync(page, ".answer-column.main");

            Assert.NotEmpty(shown);
            Assert.All(shown, number => Assert.Contains(number.Value, recorded));
        }
    }

    private static async Task<IReadOnlyList<(double Value, string Text)>> ShownAsync(ReportPage page, string within)
    {
        var found = await page.EvaluateAsync("(within) => [...document.querySelector(within).querySelectorAll('data')].map((part) => [part.value, part.textContent])", within);
        return [.. found.EnumerateArray().Select(pair => (double.Parse(pair[0].GetString()!, CultureInfo.InvariantCulture), pair[1].GetString()!))];
    }

    /// <summary>What is written is the number, rounded to the digits that are written. Only a sentence that says "worse by" leaves a sign out.</summary>
    private static void AssertWrittenAs(double value, string text)
    {
        if (text == "< 0.001")
        {
            Assert.InRange(value, 0, 0.001);
            return;
        }
        var words = text.Replace("\u2212", "-", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal).Replace("$", "", StringComparison.Ordinal).Split(' ');
        var unit = words.ElementAtOrDefault(1) switch { "s" => 1000, "h" => 3_600_000, "%" => 0.01, _ => 1 };
        var written = double.Parse(words[0], CultureInfo.InvariantCulture) * unit;
        var point = words[0].IndexOf('.', StringComparison.Ordinal);
        var half = 0.5000001 * Math.Pow(10, point < 0 ? 0 : point + 1 - words[0].Length) * unit;
        Assert.InRange(Math.Abs(written), Math.Abs(value) - half, Math.Abs(value) + half);
        Assert.True(written >= 0 || value <= 0, $"{text} stands for {value}");
    }
}
