using System.Text;

namespace EvalKit.Cli.Scaffolding;

/// <summary>What runs leave in a folder and git is not to see.</summary>
internal static class IgnoredPaths
{
    /// <summary>The change to the folder's <c>.gitignore</c>; null where all is in it.</summary>
    /// <param name="folder">Full path.</param>
    /// <param name="patterns">Lines of the file.</param>
    public static FileChange? Add(string folder, IReadOnlyList<string> patterns)
    {
        var path = Path.Combine(folder, ".gitignore");
        if (!File.Exists(path))
            return new FileChange(path, Encoding.UTF8.GetBytes(string.Join('\n', patterns) + "\n"));
        if (EditedText.Read(path) is not { } file)
            return null;
        var lines = file.Text.Split('\n', StringSplitOptions.TrimEntries).Select(Bare).ToHashSet(StringComparer.Ordinal);
        var missing = patterns.Where(p => !lines.Contains(Bare(p))).ToList();
        if (missing.Count == 0)
            return null;
        var start = file.Text.Length == 0 || file.Text.EndsWith('\n') ? file.Text : file.Text + file.NewLine;
        return new FileChange(path, file.Bytes(start + string.Concat(missing.Select(m => m + file.NewLine))), string.Join(", ", missing));
    }

    private static string Bare(string pattern) => pattern.Trim('/');
}
