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
        Match? chosen = null;
        for (var match = Number().Match(text); match.Success; match = match.NextMatch())
        {
            chosen = match;
            if (which == "first")
                break;
        }
        value = 0;
        return chosen is not null && NumberText.TryParse(Excerpt(text, chosen), NumberTextOptions.Default, out value);
    }

    /// <summary>The number without the punctuation of its sentence: a hyphen or point behind a letter, digit or point (3-4, GPT-4, wait...5) is not part of it.</summary>
    private static string Excerpt(string text, Match match)
    {
        var number = match.Value.TrimEnd('.', ',');
        return match.Index > 0 && (char.IsLetterOrDigit(text[match.Index - 1]) || text[match.Index - 1] == '.') ? number.TrimStart('-', '+', '\u2212', '.') : number;
    }

    [GeneratedRegex(@"[-+\u2212]?[$€£¥]?[.]?[0-9][0-9.,]*([eE][-+]?[0-9]+)?(\s?%)?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
