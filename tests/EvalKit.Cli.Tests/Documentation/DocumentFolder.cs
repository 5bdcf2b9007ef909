namespace EvalKit.Cli.Tests.Documentation;

/// <summary>Where the documentation stands.</summary>
internal static class DocumentFolder
{
    /// <summary>The root of the repository.</summary>
    public static string Root { get; } = FindRoot();

    public static string Path { get; } = System.IO.Path.Combine(Root, "docs");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder!.FullName, "EvalKit.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
