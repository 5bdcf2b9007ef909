using System.Globalization;
using EvalKit.Models;

namespace EvalKit.Cli.Commands;

/// <summary>Says what was wrong with a file of the store and what that costs.</summary>
internal static class StoreWarning
{
    public static string Of(StoreProblems problem)
    {
        if (problem.Error is not null)
            return $"response store: {problem.Path}: cannot be read ({problem.Error.TrimEnd('.')}); its answers are not used";
        var parts = new List<string>();
        if (problem.CorruptLines > 0)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{problem.CorruptLines} corrupt {(problem.CorruptLines == 1 ? "line" : "lines")} (the first is line {problem.FirstCorruptLine})"));
        if (problem.TornLastLine)
            parts.Add("an incomplete last line, as after a killed process");
        return $"response store: {problem.Path}: {string.Join(" and ", parts)} skipped; every other answer is used";
    }
}
