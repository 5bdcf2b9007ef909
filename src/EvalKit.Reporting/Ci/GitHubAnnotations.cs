using EvalKit.Results;

namespace EvalKit.Reporting.Ci;

/// <summary>Workflow commands that GitHub shows as annotations of the suite's file.</summary>
public static class GitHubAnnotations
{
    /// <summary>One line each, <c>::error file=...,title=...::...</c>; a pure function of the summary.</summary>
    /// <param name="summary">The run's summary.</param>
    /// <param name="file">The suite's file, relative to the repository.</param>
    public static IReadOnlyList<string> Of(Summary summary, string file) =>
        [.. CiMessage.Of(summary).Select(m => $"::{(m.IsError ? "error" : "warning")} file={Property(file)},title={Property(m.Title)}::{Data(m.Text)}")];

    /// <summary>What ends a command or a value of it is written as the runner decodes it.</summary>
    private static string Data(string text) => text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
