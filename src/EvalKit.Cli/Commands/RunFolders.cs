using EvalKit.Cli.Output;
using EvalKit.Problems;
using EvalKit.Results;
using EvalKit.Running;

namespace EvalKit.Cli.Commands;

/// <summary>Turns what a user calls a run into its folder.</summary>
internal static class RunFolders
{
    public static RunFolder Find(Terminal terminal, string name)
    {
        var path = terminal.FullPath(name);
        return new RunFolder(File.Exists(path) ? Path.GetDirectoryName(path)! : path);
    }

    public static (RecordedRun? Run, IReadOnlyList<Problem> Problems) Read(Terminal terminal, string name)
    {
        var folder = Find(terminal, name);
        return Absence(folder) is { } absence ? (null, [new Problem(name, 0, 0, absence)]) : RunReader.Read(folder);
    }

    /// <summary>Why this is no folder of a run; null when it is one.</summary>
    public static string? Absence(RunFolder folder) =>
        File.Exists(folder.Run) ? null
        : Directory.Exists(folder.Path) ? "is no folder of a run: it has no run.json"
        : "not found; name the folder of a run, such as reports/support-triage/20261120T093000Z-3f2a";
}
