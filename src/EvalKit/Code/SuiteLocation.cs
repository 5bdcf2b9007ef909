namespace EvalKit;

/// <summary>Where a suite lies, and the folder that its path is relative to.</summary>
/// <param name="Path">Full path of the file.</param>
/// <param name="ShownAs">The path as it was given.</param>
/// <param name="Root">Full path of the folder for reports and responses.</param>
internal sealed record SuiteLocation(string Path, string ShownAs, string Root)
{
    public static SuiteLocation Find(string path)
    {
        if (System.IO.Path.IsPathRooted(path))
            return new SuiteLocation(System.IO.Path.GetFullPath(path), path, System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!);
        var current = System.IO.Path.GetFullPath(".");
        foreach (var start in (ReadOnlySpan<string>)[current, AppContext.BaseDirectory])
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
                if (System.IO.Path.GetFullPath(path, folder.FullName) is var found && File.Exists(found))
                    return new SuiteLocation(found, path, folder.FullName);
        return new SuiteLocation(System.IO.Path.GetFullPath(path, current), path, current);
    }
}
