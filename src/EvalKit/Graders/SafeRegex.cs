using System.Text.RegularExpressions;
using EvalKit.Problems;
using EvalKit.Yaml;

namespace EvalKit.Graders;

/// <summary>Patterns that a suite gives: without backtracking where that is possible, which takes linear time, else with a time limit.</summary>
internal static class SafeRegex
{
    /// <value>The default value is one second for an output.</value>
    public static TimeSpan TimeLimit { get; } = TimeSpan.FromSeconds(1);

    /// <summary>The pattern, or null with a problem at its place.</summary>
    public static Regex? Compile(string pattern, RegexOptions options, YamlValue place, ProblemList problems)
    {
        var regex = Compile(pattern, options, out var error);
        if (regex is null)
            problems.Add(place, "pattern is no regular expression: " + error);
        return regex;
    }

    /// <summary>The pattern, or null with what is wrong with it.</summary>
    public static Regex? Compile(string pattern, RegexOptions options, out string error)
    {
        error = "";
        try
        {
            return new Regex(pattern, options | RegexOptions.NonBacktracking, Regex.InfiniteMatchTimeout);
        }
        catch (NotSupportedException)
        {
            return new Regex(pattern, options, TimeLimit);
        }
        catch (ArgumentException e)
        {
            error = e.Message.ReplaceLineEndings(" ");
            return null;
        }
    }
}
