namespace EvalKit.Cli.Scaffolding;

/// <summary>Finds projects below a folder.</summary>
internal static class ProjectSearch
{
    /// <value>The default value is 8 folders: deeper ones are what tools have put there.</value>
    private const int Depth = 8;

    private static readonly string[] Skipped = ["bin", "obj", "node_modules", "artifacts", "packages"];

    /// <summary>Every project of .NET, the nearest first, then by name.</summary>
    public static IReadOnlyList<string> Projects(string folder) =>
        [.. Below(new DirectoryInfo(folder), Depth).OrderBy(p => p.Count(c => c == Path.DirectorySeparatorChar)).ThenBy(p => p, StringComparer.Ordinal)];

    private static IEnumerable<string> Below(DirectoryInfo folder, int depth)
    {
        FileSystemInfo[] entries;
        try
        {
            entries = folder.GetFileSystemInfos();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
        var here = entries.OfType<FileInfo>().Where(f => f.Extension is ".csproj").Select(f => f.FullName);
        var below = entries.OfType<DirectoryInfo>()
            .Where(d => depth > 0 && d.Name[0] != '.' && d.LinkTarget is null && !Skipped.Contains(d.Name, StringComparer.OrdinalIgnoreCase))
            .SelectMany(d => Below(d, depth - 1));
        return here.Concat(below);
    }
}
