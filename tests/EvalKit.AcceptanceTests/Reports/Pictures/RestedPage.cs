using EvalKit.AcceptanceTests.Browser;

namespace EvalKit.AcceptanceTests.Reports.Pictures;

/// <summary>A picture of the current view once nothing of it moves any more.</summary>
internal static class RestedPage
{
    /// <summary>All views are there, which they are once the samples are read, and what is in sight of samples is decoded.</summary>
    private const string IsDecoded = """
        () => document.querySelector("main.view-record") &&
          [...document.querySelectorAll("main:not([hidden]) .flips li")].every((flip) => flip.querySelector("q")) &&
          [...document.querySelectorAll("main:not([hidden]) .virtual-row")].every((row) => row.querySelector(".answer")) &&
          [...document.querySelectorAll("main:not([hidden]) .answer-column")].every((column) => column.querySelector("header"))
        """;

    private const int MaxTries = 20;

    /// <param name="page">Shows the view.</param>
    /// <param name="maxHeight">A higher page is cut off there.</param>
    public static async Task<byte[]> DrawAsync(ReportPage page, int maxHeight)
    {
        await PictureFonts.ApplyAsync(page);
        await page.Page.WaitForFunctionAsync(IsDecoded);
        byte[] last = [];
        for (var tries = 0; tries < MaxTries; tries++)
        {
            var height = await page.Page.EvaluateAsync<int>("() => document.documentElement.scrollHeight");
            var drawn = await page.Page.ScreenshotAsync(new() { FullPage = true, Clip = new() { Width = page.Page.ViewportSize!.Width, Height = Math.Min(height, maxHeight) } });
            // Charts have the width of their places once two drawings are the same.
            if (last.AsSpan().SequenceEqual(drawn))
                return drawn;
            last = drawn;
        }
        throw new InvalidOperationException("the page does not come to rest");
    }
}
