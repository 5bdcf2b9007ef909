using EvalKit.Baselines;
using EvalKit.Cli.Output;
using EvalKit.Models;
using EvalKit.Problems;
using EvalKit.Reporting;
using EvalKit.Results;
using EvalKit.Running;

namespace EvalKit.Cli.Scaffolding;

/// <summary>Runs the scaffolded suite, which needs no key and no network, and accepts the run: what a user starts from is measured, not written by hand.</summary>
internal static class FirstRun
{
    /// <summary>The run, its summary and the accepted baseline, which is null where there is one already that is not to be replaced.</summary>
    /// <param name="terminal">Where variables stand.</param>
    /// <param name="folder">Full path of the scaffolded folder.</param>
    /// <param name="replace">Whether a baseline that exists is replaced.</param>
    /// <param name="clock">The clock of records.</param>
    public static async Task<(Summary? Summary, RunFolder? Run, string? Baseline, IReadOnlyList<Problem> Problems)> RunAsync(Terminal terminal, string folder, bool replace, RunClock clock)
    {
        var suite = Path.Combine(folder, Scaffold.Suite);
        var options = new RunOptions
        {
            OutputFolder = Path.Combine(folder, "reports"),
            StoreFolder = Path.Combine(folder, ".evalkit", "responses"),
            RunId = RunIds.New(clock),
            ToolVersion = ToolVersion.Text,
            CommandLine = ["init"],
        };
        var (session, problems) = EvalSession.Prepare(suite, Scaffold.Suite, options, terminal.Environment, clock, CancellationToken.None);
        if (session is null)
            return (null, null, null, problems);
        await using (session)
        {
            var summary = await session.RunAsync(GitRevision.ReadAsync(folder), CancellationToken.None, CancellationToken.None);
            await RunExports.WriteAllAsync(session.Folder, summary);
            var (recorded, unread) = RunReader.Read(session.Folder);
            if (recorded is null)
                return (null, null, null, unread);
            var baseline = BaselineFile.PathFor(suite, session.Suite.Name);
            if (File.Exists(baseline) && !replace)
                return (summary, session.Folder, null, []);
            BaselineFile.Write(baseline, recorded, recorded.Data.Variants[^1].Name, clock.GetUtcNow());
            return (summary, session.Folder, baseline, []);
        }
    }
}
