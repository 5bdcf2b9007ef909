using EvalKit.Problems;

namespace EvalKit.Cli.Output;

/// <summary>Writes problems one a line, as compilers do.</summary>
internal static class ProblemWriter
{
    public static int Write(Terminal terminal, IReadOnlyList<Problem> problems)
    {
        foreach (var problem in problems)
            terminal.Error.WriteLine(PlainText.Of((problem with { File = Shown(terminal, problem.File) }).ToString(), 1000));
        return ExitCodes.Wrong;
    }

    public static int Write(Terminal terminal, string message)
    {
        terminal.Error.WriteLine(PlainText.Of("evalkit: " + message, 1000));
        return ExitCodes.Wrong;
    }

    /// <summary>Full paths below the working folder are shown from there, as people type them.</summary>
    public static string Shown(Terminal terminal, string file)
    {
        if (!Path.IsPathFullyQualified(file))
            return file;
        var relative = Path.GetRelativePath(terminal.WorkingFolder, file);
        return relative.StartsWith("..", StringComparison.Ordinal) ? file : relative;
    }
}
