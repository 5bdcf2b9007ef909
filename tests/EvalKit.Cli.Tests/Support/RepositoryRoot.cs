namespace EvalKit.Cli.Tests.Support;

/// <summary>The repository that the tests are built in.</summary>
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
