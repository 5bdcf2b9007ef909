using EvalKit.Cli.Output;
using EvalKit.Problems;
using EvalKit.Results;
using EvalKit.Running;
using EvalKit.Suites;

namespace EvalKit.Cli.Commands;

/// <summary>Turns what a user calls a run into its folder.</summary>
internal static class RunFolders
{
    public static RunFolder Find(Terminal terminal, string name)
    {
        var path = terminal.FullPath(name);
        return new RunFolder(File.Exists(path) ? Path.GetDirectoryName(path)! : path);
    }

    /// <summary>
    /// The folders of all runs that names stand for: run folders, folders of them such as <c>reports/support-triage</c>, or a suite, whose runs are looked for below
    /// <paramref name="reports"/>.
    /// </summary>
    public static (IReadOnlyList<RunFolder> Runs, IReadOnlyList<Problem> Problems) All(Terminal terminal, IReadOnlyList<string> names, string reports)
    {
        var (runs, problems) = (new List<RunFolder>(), new List<Problem>());
        foreach (var name in names)
        {
            var path = terminal.FullPath(name);
            if (File.Exists(path) && Path.GetExtension(path) is ".yaml" or ".yml")
            {
                var (suite, found) = SuiteLoader.Load(path, name, terminal.Environment, callsAllowed: false);
                if (suite is null)
                {
                    problems.AddRange(found);
                    continue;
                }
                path = Path.Combine(terminal.FullPath(reports), suite.Name);
            }
            var folder = Find(terminal, path);
            List<RunFolder> below = File.Exists(folder.Run) ? [folder]
                : Directory.Exists(path) ? [.. Directory.GetDirectories(path).Order(StringComparer.Ordinal).Select(d => new RunFolder(d)).Where(d => File.Exists(d.Summary))]
                : [];
            if (below.Count == 0)
                problems.Add(new Problem(name, 0, 0, Directory.Exists(path) || path != terminal.FullPath(name) ? $"has no runs below '{Path.GetRelativePath(terminal.WorkingFolder, path)}'" : Absence(folder)!));
            runs.AddRange(below);
        }
        return ([.. runs.DistinctBy(r => r.Path)], problems);
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
