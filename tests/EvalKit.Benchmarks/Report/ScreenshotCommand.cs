using EvalKit.AcceptanceTests.Browser;

namespace EvalKit.Benchmarks.Report;

/// <summary><c>screenshot REPORT IMAGE</c>: the first view of a report as Chromium shows it at 1280 x 800, when its samples are there (docs/screenshot.sh).</summary>
internal static class ScreenshotCommand
{
    public static async Task<int> RunAsync(string report, string image, TextWriter errors)
    {
        if (Chromium.Path is null)
        {
            await errors.WriteLineAsync("Chromium is not installed");
            return 4;
        }
        await using var browser = await Chromium.StartAsync();
        await using var page = await browser.OpenAsync(Path.GetFullPath(report));
        await page.Page.Locator(".flips .preview q").First.WaitForAsync();
        await page.Page.ScreenshotAsync(new() { Path = image });
        return 0;
    }
}
