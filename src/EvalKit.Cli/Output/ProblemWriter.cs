using EvalKit.Models;
using EvalKit.Problems;

namespace EvalKit.Cli.Output;

/// <summary>Writes problems one a line, as compilers do.</summary>
internal static class ProblemWriter
{
    public static int Write(Terminal terminal, IReadOnlyList<Problem> problems)
    {
        foreach (var problem in problems)
            terminal.Error.WriteLine(Text((problem with { File = Shown(terminal, problem.File) }).ToString()));
        return ExitCodes.Wrong;
    }

    public static int Write(Terminal terminal, string message)
    {
        terminal.Error.WriteLine(Text("evalkit: " + message));
        return ExitCodes.Wrong;
    }

    /// <summary>A message that repeats what a user wrote may not repeat a key.</summary>
    private static string Text(string message) => PlainText.Of(KeyPatterns.Regex.Replace(message, "[key]"), 1000);

    /// <summary>Full paths below the working folder are shown from there, as people type them.</summary>
    public static string Shown(Terminal terminal, string file)
    {
        if (!Path.IsPathFullyQualified(file))
            return file;
        var relative = Path.GetRelativePath(terminal.WorkingFolder, file);
        return relative.StartsWith("..", StringComparison.Ordinal) ? file : relative;
    }
}
