using System.Globalization;
using System.Text;
using System.Text.Json;
using EvalKit.Graders.Judging;
using EvalKit.Models;
using EvalKit.Statistics;

namespace EvalKit.Graders.JudgeGEval;

/// <summary>Finds the token that holds the number of a verdict, and what else could have stood there.</summary>
internal static class ScoreTokens
{
    /// <summary>The distribution of the number; null where the answer's tokens do not tell.</summary>
    /// <param name="text">The answer, which holds a verdict.</param>
    /// <param name="property">The property of the number.</param>
    /// <param name="tokens">The tokens of the answer.</param>
    /// <param name="range">The numbers that are allowed.</param>
    public static ScoreDistribution? Of(string text, string property, IReadOnlyList<TokenLogprob> tokens, JudgedRange range)
    {
        if (tokens.Count == 0 || string.Concat(tokens.Select(t => t.Token)) != text || Place(text, property) is not (var start, var length))
            return null;
        var at = 0;
        foreach (var token in tokens)
        {
            if (start < at + token.Token.Length)
                return start + length <= at + token.Token.Length ? Distribution(token, token.Token[..(start - at)], token.Token[(start - at + length)..], range) : null;
            at += token.Token.Length;
        }
        return null;
    }

    /// <summary>Every token that differs in the number alone counts as that number.</summary>
    private static ScoreDistribution? Distribution(TokenLogprob token, string before, string behind, JudgedRange range)
    {
        var (scores, probabilities) = (new List<double>(), new List<double>());
        foreach (var (text, logprob) in token.Top.Count > 0 ? token.Top : [KeyValuePair.Create(token.Token, token.Logprob)])
        {
            if (text.Length < before.Length + behind.Length || !text.StartsWith(before, StringComparison.Ordinal) || !text.EndsWith(behind, StringComparison.Ordinal))
                continue;
            var number = text[before.Length..(text.Length - behind.Length)].Trim(' ');
            if (!int.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var score) || score < range.Low || score > range.High)
                continue;
            scores.Add(score);
            probabilities.Add(Math.Exp(logprob));
        }
        return probabilities.Sum() > 0 ? ScoreDistribution.From(scores.ToArray(), probabilities.ToArray()) : null;
    }

    /// <summary>Where the number stands: the last object of the answer, its property of that name.</summary>
    private static (int Start, int Length)? Place(string text, string property)
    {
        if (VerdictText.StartOfLastObject(text) is not { } start)
            return int.TryParse(text.AsSpan().Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? (text.Length - text.AsSpan().TrimStart().Length, text.AsSpan().Trim().Length) : null;
        var bytes = Encoding.UTF8.GetBytes(text[start..]);
        var reader = new Utf8JsonReader(bytes, isFinalBlock: false, default);
        var isNext = false;
        while (reader.Read())
        {
            if (isNext && reader.TokenType == JsonTokenType.Number)
                return (start + Encoding.UTF8.GetCharCount(bytes.AsSpan(0, (int)reader.TokenStartIndex)), reader.ValueSpan.Length);
            isNext = reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 } && reader.ValueTextEquals(property);
        }
        return null;
    }
}
