using EvalKit.Problems;

namespace EvalKit.Cli.Output;

/// <summary>Writes problems one a line, as compilers do.</summary>
internal static class ProblemWriter
{
    public static int Write(Terminal terminal, IReadOnlyList<Problem> problems)
    {
        foreach (var problem in problems)
            terminal.Error.WriteLine(PlainText.Of(problem.ToString(), 1000));
        return ExitCodes.Wrong;
    }

    public static int Write(Terminal terminal, string message)
    {
        terminal.Error.WriteLine(PlainText.Of("evalkit: " + message, 1000));
        return ExitCodes.Wrong;
    }
}
