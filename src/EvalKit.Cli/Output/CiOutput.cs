using EvalKit.Models;
using EvalKit.Reporting.Ci;
using EvalKit.Results;
using EvalKit.Running;

namespace EvalKit.Cli.Output;

/// <summary>Tells the CI system that the tool runs in what it found: annotations, and the summary on the job's page.</summary>
internal static class CiOutput
{
    public const string Auto = "auto";
    public const string GitHub = "github";
    public const string Azure = "azure";
    public const string None = "none";

    /// <param name="terminal">Standard error takes the commands: standard output is for results.</param>
    /// <param name="system">One of the words above.</param>
    /// <param name="summary">The run's summary.</param>
    /// <param name="suite">Full path of the suite.</param>
    /// <param name="folder">The run.</param>
    public static void Write(Terminal terminal, string system, Summary summary, string suite, RunFolder folder)
    {
        var file = Path.GetRelativePath(terminal.WorkingFolder, suite).Replace('\\', '/');
        switch (system == Auto ? Detect(terminal.Environment) : system)
        {
            case GitHub:
                Write(terminal, GitHubAnnotations.Of(summary, file));
                AppendJobSummary(terminal, folder);
                break;
            case Azure:
                Write(terminal, [.. AzureAnnotations.Of(summary, file), AzureAnnotations.Summary(folder.Markdown)]);
                break;
        }
    }

    private static string Detect(IEnvironment environment) =>
        environment.GetVariable("GITHUB_ACTIONS") == "true" ? GitHub
        : string.Equals(environment.GetVariable("TF_BUILD"), "true", StringComparison.OrdinalIgnoreCase) ? Azure
        : None;

    private static void Write(Terminal terminal, IReadOnlyList<string> commands)
    {
        foreach (var command in commands)
            terminal.Error.WriteLine(PlainText.Of(command, 4000));
    }

    private static void AppendJobSummary(Terminal terminal, RunFolder folder)
    {
        if (terminal.Environment.GetVariable("GITHUB_STEP_SUMMARY") is not { } path)
            return;
        try
        {
            File.AppendAllText(path, File.ReadAllText(folder.Markdown) + "\n");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine($"evalkit: the job summary could not be written: {PlainText.Of(e.Message)}");
        }
    }
}
