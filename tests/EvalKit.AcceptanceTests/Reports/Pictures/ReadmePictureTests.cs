using EvalKit.AcceptanceTests.Browser;

namespace EvalKit.AcceptanceTests.Reports.Pictures;

/// <summary>The picture in README.md is the first screen of today's report of the planted regression; docs/screenshot.sh makes it.</summary>
public sealed class ReadmePictureTests(PlantedRun run) : IClassFixture<PlantedRun>
{
    [ChromiumFact]
    public async Task Picture_OfThePlantedRegression_IsTheOneOfTheReadme()
    {
        await using var page = await run.Browser.OpenAsync(run.Report, 1280, 800);

        CommittedPicture.Matches(await RestedPage.DrawAsync(page, 800), Repository.Full("docs", "images", "report.png"));
    }
}
