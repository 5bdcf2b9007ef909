namespace EvalKit.Cli.Scaffolding;

/// <summary>Files that MSBuild and NuGet look for in a folder and above it.</summary>
internal static class SharedFile
{
    /// <summary>The nearest one; null where there is none.</summary>
    /// <param name="path">A file.</param>
    /// <param name="name">The name of what is looked for.</param>
    public static string? Above(string path, string name)
    {
        for (var folder = Path.GetDirectoryName(path); folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, name)))
                return Path.Combine(folder, name);
        return null;
    }
}
