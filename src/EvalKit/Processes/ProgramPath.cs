using EvalKit.Models;
using EvalKit.Problems;
using EvalKit.Suites;

namespace EvalKit.Processes;

/// <summary>Finds programs as a shell would: a name on the PATH, or a path relative to a folder.</summary>
internal static class ProgramPath
{
    private static readonly string[] WindowsExtensions = [".exe", ".cmd", ".bat", ".com"];

    /// <summary>The full path of the program's file, or null when there is none that may be executed.</summary>
    public static string? Find(string program, string folder, IEnvironment environment)
    {
        if (program.Length == 0 || program.Contains('\0', StringComparison.Ordinal))
            return null;
        if (program.Contains('/', StringComparison.Ordinal) || OperatingSystem.IsWindows() && program.Contains('\\', StringComparison.Ordinal))
            return Candidates(Path.GetFullPath(Path.Combine(folder, program))).FirstOrDefault(IsExecutable);
        return (environment.GetVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathFullyQualified)
            .SelectMany(place => Candidates(Path.Combine(place, program)))
            .FirstOrDefault(IsExecutable);
    }

    /// <summary>Why <see cref="Find"/> found nothing, as a sentence.</summary>
    public static string Absence(string program, string folder)
    {
        if (!program.Contains('/', StringComparison.Ordinal))
            return $"the program '{program}' is not on the PATH";
        var absence = TextFile.Absence(SuitePath.Resolve(folder, program));
        return $"the program '{program}' {absence ?? "is not executable"}";
    }

    private static IEnumerable<string> Candidates(string path) =>
        OperatingSystem.IsWindows() && !Path.HasExtension(path) ? WindowsExtensions.Select(e => path + e) : [path];

    private static bool IsExecutable(string path)
    {
        if (!File.Exists(path))
            return false;
        return OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != UnixFileMode.None;
    }
}
