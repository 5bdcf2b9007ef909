namespace EvalKit.AcceptanceTests.Browser;

/// <summary>One browser for all tests of a class; each page has a profile of its own.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    internal Chromium Browser { get; private set; } = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (Chromium.Path is not null)
            Browser = await Chromium.StartAsync();
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (Browser is not null)
            await Browser.DisposeAsync();
    }
}
