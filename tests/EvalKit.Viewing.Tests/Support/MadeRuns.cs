using EvalKit.Models;
using EvalKit.Reporting;
using EvalKit.Running;

namespace EvalKit.Viewing.Tests.Support;

/// <summary>Runs of small suites over recorded outputs, made once for all tests of a class.</summary>
public sealed class MadeRuns : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("evalkit-view-");

    /// <summary>Holds <c>colours/first</c>, <c>colours/second</c> and <c>shapes/first</c>.</summary>
    public string Reports => Path.Combine(_folder.FullName, "reports");

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        await RunAsync("colours", "first");
        await RunAsync("colours", "second");
        await RunAsync("shapes", "first");
    }

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    private async Task RunAsync(string suite, string id)
    {
        var file = Path.Combine(_folder.FullName, suite + ".yaml");
        File.WriteAllText(Path.Combine(_folder.FullName, "items.jsonl"), """
            {"id":"a","answer":"yes","output":"yes"}
            {"id":"b","answer":"yes","output":"no"}
            {"id":"c","answer":"yes","output":"yes"}

            """);
        File.WriteAllText(file, $$$"""
            name: {{{suite}}}
            objective: Say yes.
            dataset: { path: items.jsonl }
            models: { column: { provider: recorded, output: "{{ item.output }}" } }
            variants: { only: { model: column } }
            graders: { same: { type: exact_match, reference: "{{ item.answer }}" } }
            gates: [ { metric: same.mean, at_least: 0.5 } ]
            """);
        var options = new RunOptions { OutputFolder = Reports, StoreFolder = Path.Combine(_folder.FullName, "store"), RunId = id, ToolVersion = "1" };
        var (session, problems) = EvalSession.Prepare(file, file, options, new SystemEnvironment(), RunClock.Running(TimeProvider.System), CancellationToken.None);
        Assert.Empty(problems);
        await using (session)
        {
            var summary = await session!.RunAsync(Task.FromResult<GitState?>(null), CancellationToken.None, CancellationToken.None);
            await RunExports.WriteAllAsync(session.Folder, summary);
        }
    }
}
