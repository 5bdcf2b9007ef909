using EvalKit.Results;

namespace EvalKit.Reporting.Ci;

/// <summary>Logging commands that Azure DevOps shows as issues of the build, and as its summary.</summary>
public static class AzureAnnotations
{
    /// <summary>One line each, <c>##vso[task.logissue type=error;sourcepath=...]...</c>; a pure function of the summary.</summary>
    /// <param name="summary">The run's summary.</param>
    /// <param name="file">The suite's file, relative to the repository.</param>
    public static IReadOnlyList<string> Of(Summary summary, string file) =>
        [.. CiMessage.Of(summary).Select(m => $"##vso[task.logissue type={(m.IsError ? "error" : "warning")};sourcepath={Property(file)}]{Data($"{m.Title}: {m.Text}")}")];

    /// <summary>Puts a Markdown file on the build's page.</summary>
    /// <param name="path">Full path of the file.</param>
    public static string Summary(string path) => $"##vso[task.uploadsummary]{Data(path)}";

    /// <summary>What ends a command or a value of it is written as the agent decodes it.</summary>
    private static string Data(string text) => text.Replace("%", "%AZP25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(";", "%3B", StringComparison.Ordinal).Replace("]", "%5D", StringComparison.Ordinal);
}
