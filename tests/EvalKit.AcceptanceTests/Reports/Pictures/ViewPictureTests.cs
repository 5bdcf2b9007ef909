using System.Globalization;
using EvalKit.AcceptanceTests.Browser;

namespace EvalKit.AcceptanceTests.Reports.Pictures;

/// <summary>Every view of a fixed run at two widths, light and dark, looks as its committed picture does.</summary>
public sealed class ViewPictureTests(FixedRun run) : IClassFixture<FixedRun>
{
    private const int Height = 800;
    private const int MaxHeight = 1600;

    public static TheoryData<string, int, bool> Cases
    {
        get
        {
            var cases = new TheoryData<string, int, bool>();
            foreach (var view in ReportViews.All)
                foreach (var width in (int[])[1280, 600])
                    foreach (var dark in (bool[])[false, true])
                        cases.Add(view, width, dark);
            return cases;
        }
    }

    [ChromiumTheory]
    [MemberData(nameof(Cases))]
    public async Task View_OfTheFixedRun_LooksAsCommitted(string view, int width, bool dark)
    {
        await using var page = await run.Browser.OpenAsync(view == "history" ? run.History : run.Report, width, Height, dark, "#" + view);
        await page.GoToAsync("#" + view);

        var name = string.Create(CultureInfo.InvariantCulture, $"{view}-{width}-{(dark ? "dark" : "light")}.png");
        CommittedPicture.Matches(await RestedPage.DrawAsync(page, MaxHeight), Repository.Full("tests", "EvalKit.AcceptanceTests", "Reports", "Pictures", "committed", name));
        Assert.Empty(page.Errors);
    }
}
