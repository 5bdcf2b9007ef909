using Microsoft.Playwright;

namespace EvalKit.AcceptanceTests.Browser;

/// <summary>A page without a report, for what tests have the browser do.</summary>
internal sealed class BlankPage(IPage page) : IAsyncDisposable
{
    public IPage Page => page;

    public async ValueTask DisposeAsync() => await page.Context.CloseAsync();
}
