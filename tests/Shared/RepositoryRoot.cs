namespace EvalKit.TestSupport;

/// <summary>The checked-out repository that the tests were built from.</summary>
internal static class RepositoryRoot
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder!.FullName, "EvalKit.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
