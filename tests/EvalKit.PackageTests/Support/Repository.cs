namespace EvalKit.PackageTests.Support;

/// <summary>The source tree that the tests were built from.</summary>
internal static class Repository
{
    public static string Root => TestSupport.RepositoryRoot.Path;

    /// <summary>Every project that is a package, by its name.</summary>
    public static IReadOnlyList<string> Libraries { get; } = [.. Directory.GetFiles(In("src"), "*.csproj", SearchOption.AllDirectories).Where(p => !File.ReadAllText(p).Contains("<IsPackable>false", StringComparison.Ordinal)).Select(p => Path.GetFileNameWithoutExtension(p)!).Order(StringComparer.Ordinal)];

    public static string In(params string[] parts) => Path.Combine([Root, .. parts]);
}
