using Microsoft.Playwright;

namespace EvalKit.AcceptanceTests.Browser;

/// <summary>The Chromium of this machine, which the tests of reports drive.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Places =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/opt/google/chrome/chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", @"C:\Program Files\Google\Chrome\Application\chrome.exe",
    ];

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--hide-scrollbars",
        "--font-render-hinting=none", "--disable-lcd-text", "--force-color-profile=srgb",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    /// <summary>Where it is installed; null where it is not.</summary>
    public static string? Path { get; } = Places.FirstOrDefault(File.Exists);

    public static async Task<Chromium> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        return new Chromium(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Path, Args = Arguments }));
    }

    /// <summary>Opens a file from disk in a profile of its own.</summary>
    /// <param name="file">The report.</param>
    /// <param name="width">Of the window, in pixels.</param>
    /// <param name="height">Of the window, in pixels.</param>
    /// <param name="dark">Whether the system prefers dark colours.</param>
    /// <param name="fragment">The view and its state.</param>
    /// <param name="waitForSamples">Whether to wait until the whole file is read, or only for the first view.</param>
    /// <param name="script">The path of a script that is there before the report's own.</param>
    /// <param name="ready">What is there once the page is drawn.</param>
    public async Task<ReportPage> OpenAsync(string file, int width = 1280, int height = 800, bool dark = false, string fragment = "", bool waitForSamples = true, string? script = null, string ready = "nav a")
    {
        var context = await _browser.NewContextAsync(new()
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
        });
        if (script is not null)
            await context.AddInitScriptAsync(scriptPath: script);
        return await ReportPage.OpenAsync(await context.NewPageAsync(), new Uri(file).AbsoluteUri, fragment, waitForSamples, ready);
    }

    /// <summary>Opens an address of a server in a profile of its own.</summary>
    /// <param name="address">The address.</param>
    /// <param name="ready">What is there once the page is drawn.</param>
    /// <param name="script">The path of a script that is there before the page's own.</param>
    public async Task<ReportPage> OpenAsync(Uri address, string ready, string? script = null)
    {
        var context = await _browser.NewContextAsync(new() { ViewportSize = new ViewportSize { Width = 1280, Height = 800 } });
        if (script is not null)
            await context.AddInitScriptAsync(scriptPath: script);
        return await ReportPage.OpenAsync(await context.NewPageAsync(), address.AbsoluteUri, "", waitForSamples: true, ready);
    }

    /// <summary>An empty page in a profile of its own.</summary>
    public async Task<BlankPage> BlankAsync(int width, int height) =>
        new(await (await _browser.NewContextAsync(new() { ViewportSize = new ViewportSize { Width = width, Height = height } })).NewPageAsync());

    /// <summary>The browser's processes, for measuring them.</summary>
    public Task<ICDPSession> DevToolsAsync() => _browser.NewBrowserCDPSessionAsync();

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
