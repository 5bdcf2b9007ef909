using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace EvalKit.AcceptanceTests.Browser;

/// <summary>A report in a browser, with everything that it tried to do besides showing itself.</summary>
internal sealed class ReportPage : IAsyncDisposable
{
    private const string WatchViolations = """
        window.violations = [];
        addEventListener("securitypolicyviolation", (event) => window.violations.push(event.violatedDirective + " " + event.blockedURI));
        """;

    private readonly List<string> _requests = [];
    private readonly List<string> _errors = [];
    private readonly List<string> _dialogs = [];

    private ReportPage(IPage page) => Page = page;

    public IPage Page { get; }

    /// <summary>Addresses that were asked for, the page's own aside.</summary>
    public IReadOnlyList<string> Requests => _requests;

    /// <summary>Errors on the console and errors that nobody caught.</summary>
    public IReadOnlyList<string> Errors => _errors;

    public IReadOnlyList<string> Dialogs => _dialogs;

    public static async Task<ReportPage> OpenAsync(IPage page, string address, string fragment, bool waitForSamples, string ready)
    {
        var report = new ReportPage(page);
        page.Request += (_, request) =>
        {
            // The script's own worker is an address within the page; nothing else is.
            if (!request.Url.StartsWith(address, StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal) && request.Url != "data:,")
                report._requests.Add(request.Url);
        };
        page.PageError += (_, error) => report._errors.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                report._errors.Add(message.Text);
        };
        page.Dialog += async (_, dialog) =>
        {
            report._dialogs.Add(dialog.Message);
            await dialog.DismissAsync();
        };
        await page.AddInitScriptAsync(WatchViolations);
        await page.GotoAsync(address + fragment, new() { WaitUntil = waitForSamples ? WaitUntilState.Load : WaitUntilState.Commit });
        await page.Locator(ready).First.WaitForAsync();
        return report;
    }

    /// <summary>Goes to a view, or a state of one, by its fragment, and waits until it is drawn.</summary>
    public async Task GoToAsync(string fragment)
    {
        await Page.EvaluateAsync("(fragment) => { window.location.hash = fragment; }", fragment);
        var view = fragment.TrimStart('#').Split('?')[0];
        await Page.Locator(string.Create(CultureInfo.InvariantCulture, $"main.view-{view}:not([hidden])")).WaitForAsync();
    }

    /// <summary>Waits until the samples are read and what is selected is decoded.</summary>
    public Task SamplesAsync() => Page.Locator(".view-samples .sample-detail h2").WaitForAsync();

    public async Task<JsonElement> EvaluateAsync(string expression, object? argument = null) =>
        await Page.EvaluateAsync<JsonElement?>(expression, argument) ?? default;

    public async Task<IReadOnlyList<string>> TextsAsync(string selector) => await Page.Locator(selector).AllInnerTextsAsync();

    /// <summary>Violations of the page's policy that the browser reported to the page.</summary>
    public async Task<IReadOnlyList<string>> ViolationsAsync() =>
        [.. (await EvaluateAsync("() => window.violations")).EnumerateArray().Select(violation => violation.GetString()!)];

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();
}
