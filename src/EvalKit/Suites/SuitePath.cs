namespace EvalKit.Suites;

/// <summary>Paths in suites are relative to the file that names them.</summary>
internal static class SuitePath
{
    /// <summary>The full path. A NUL, which YAML can spell and no file name can hold, is replaced, so that the file is simply not found.</summary>
    public static string Resolve(string folder, string path) => Path.GetFullPath(Path.Combine(folder, path.Replace('\0', '\uFFFD')));
}
