namespace EvalKit.Tests.Architecture;

/// <summary>The source tree that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = RepositoryRoot.Path;

    public static string In(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Source files that people write, relative to the root.</summary>
    public static IEnumerable<string> Sources(string folder) => Directory
        .EnumerateFiles(In(folder), "*.cs", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
        .Where(path => !path.Split('/').Any(part => part is "obj" or "bin" or "node_modules"));
}
