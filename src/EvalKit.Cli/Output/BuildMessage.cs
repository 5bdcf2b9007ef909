using EvalKit.Models;
using EvalKit.Problems;

namespace EvalKit.Cli.Output;

/// <summary>Problems in the form in which MSBuild and editors find file, line and column: <c>file(line,column): error EVALKIT: message</c>.</summary>
internal static class BuildMessage
{
    /// <summary>The code of every problem.</summary>
    public const string Code = "EVALKIT";

    public static string Of(Problem problem)
    {
        var place = problem.Line == 0 ? "" : problem.Column == 0 ? FormattableString.Invariant($"({problem.Line})") : FormattableString.Invariant($"({problem.Line},{problem.Column})");
        return PlainText.Of(KeyPatterns.Regex.Replace($"{problem.File}{place}: error {Code}: {problem.Message}", "[key]"), 1000);
    }
}
