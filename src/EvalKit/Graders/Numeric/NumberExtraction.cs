using System.Text.RegularExpressions;
using EvalKit.Metrics;

namespace EvalKit.Graders.Numeric;

/// <summary>Finds a number in running text.</summary>
internal static partial class NumberExtraction
{
    public static bool TryFind(string text, string which, out double value)
    {
        if (which == "whole" || NumberText.TryParse(text, NumberTextOptions.Default, out value))
            return NumberText.TryParse(text, NumberTextOptions.Default, out value);
        var matches = Number().Matches(text);
        value = 0;
        return matches.Count > 0 && NumberText.TryParse((which == "first" ? matches[0] : matches[^1]).Value.TrimEnd('.', ','), NumberTextOptions.Default, out value);
    }

    [GeneratedRegex(@"[-+\u2212]?[$€£¥]?[0-9][0-9.,]*([eE][-+]?[0-9]+)?%?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
