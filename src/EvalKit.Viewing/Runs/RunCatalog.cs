using System.Collections.Concurrent;
using EvalKit.Running;

namespace EvalKit.Viewing.Runs;

/// <summary>
/// The runs below a folder: <c>SUITE/RUN</c>, or the folder is that of a suite, or of a run. Everything is found by listing folders. Links are not followed, so that
/// nothing outside of the folder is shown.
/// </summary>
internal sealed class RunCatalog(string folder, TimeProvider time)
{
    /// <value>The default value is 20 seconds without a sign of life, after which a run that has not ended counts as stopped.</value>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<string, (long Length, DateTime Written, RunFacts Facts)> _facts = new(StringComparer.Ordinal);

    /// <summary>All runs, in no order.</summary>
    public IEnumerable<RunEntry> List()
    {
        var root = new DirectoryInfo(folder);
        if (IsRun(root))
            return [Entry([root.Name], root)];
        return Folders(root).SelectMany(first => IsRun(first)
            ? [Entry([first.Name], first)]
            : Folders(first).Where(IsRun).Select(second => Entry([first.Name, second.Name], second)));
    }

    /// <summary>The run of these names, each that of a folder below the one before; null where there is none.</summary>
    public RunEntry? Find(IReadOnlyList<string> names)
    {
        var at = new DirectoryInfo(folder);
        if (IsRun(at))
            return names is [var only] && only == at.Name ? Entry([at.Name], at) : null;
        if (names.Count is 0 or > 2)
            return null;
        foreach (var name in names)
        {
            if (Folders(at).FirstOrDefault(f => f.Name == name) is not { } next)
                return null;
            at = next;
        }
        return IsRun(at) ? Entry(names, at) : null;
    }

    /// <summary>Whether a file is there and no link.</summary>
    public static bool IsFile(string path) => new FileInfo(path) is { Exists: true } file && !file.Attributes.HasFlag(FileAttributes.ReparsePoint);

    private RunEntry Entry(IReadOnlyList<string> names, DirectoryInfo place)
    {
        var run = new RunFolder(place.FullName);
        var isRunning = IsFile(run.Progress) && time.GetUtcNow().UtcDateTime - File.GetLastWriteTimeUtc(run.Progress) < Silence;
        var facts = isRunning || !IsFile(run.Summary) ? null : Facts(run.Summary);
        return new RunEntry(names, run, isRunning ? RunState.Running : facts is null ? RunState.Stopped : RunState.Ended, facts)
        {
            Progress = isRunning ? RunProgressFacts.Read(run.Progress) : null,
        };
    }

    private RunFacts Facts(string summary)
    {
        var file = new FileInfo(summary);
        if (_facts.TryGetValue(summary, out var known) && known.Length == file.Length && known.Written == file.LastWriteTimeUtc)
            return known.Facts;
        var facts = RunFacts.Read(summary);
        _facts[summary] = (file.Length, file.LastWriteTimeUtc, facts);
        return facts;
    }

    private static bool IsRun(DirectoryInfo place)
    {
        var run = new RunFolder(place.FullName);
        return IsFile(run.Summary) || IsFile(run.Progress) || IsFile(run.Run);
    }

    private static IEnumerable<DirectoryInfo> Folders(DirectoryInfo place) =>
        place.Exists ? place.EnumerateDirectories().Where(d => !d.Attributes.HasFlag(FileAttributes.ReparsePoint) && d.Name[0] != '.') : [];
}
