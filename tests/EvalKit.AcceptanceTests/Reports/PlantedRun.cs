using EvalKit.AcceptanceTests.Browser;
using EvalKit.AcceptanceTests.Support;

namespace EvalKit.AcceptanceTests.Reports;

/// <summary>A run of the planted regression, made once for all tests of a class, and a browser to look at its report.</summary>
public sealed class PlantedRun : IAsyncLifetime
{
    private readonly Workspace _workspace = Workspace.Create();
    private readonly BrowserFixture _browser = new();

    internal RunFiles Files => _workspace.Run("planted", "support-triage-planted");

    internal Chromium Browser => _browser.Browser;

    internal string Report => Path.Combine(Files.Folder, "report.html");

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        var result = await Tool.RunAsync(_workspace, "run", Repository.Full("evals", "support-triage-planted.yaml"), "--quiet", "--run-id", "planted",
            "--baseline", Repository.Full("evals", "baselines", "support-triage.json"));
        result.Ended(1);
        await _browser.InitializeAsync();
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        _workspace.Dispose();
    }
}
