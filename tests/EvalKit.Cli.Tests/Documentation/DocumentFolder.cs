using EvalKit.Cli.Tests.Support;

namespace EvalKit.Cli.Tests.Documentation;

/// <summary>Where the documentation stands.</summary>
internal static class DocumentFolder
{
    /// <summary>The root of the repository.</summary>
    public static string Root => RepositoryRoot.Path;

    public static string Path { get; } = System.IO.Path.Combine(Root, "docs");
}
