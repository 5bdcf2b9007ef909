using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EvalKit.Datasets;

namespace EvalKit.People;

/// <summary>
/// What a grade is tied to: the words of an answer, whoever gave it and when. A grade of an answer that was given again still holds; one of an answer that has
/// changed does not.
/// </summary>
public static class AnswerIdentity
{
    /// <summary>Hexadecimal digits of an identity.</summary>
    public const int Length = 16;

    /// <summary>The first 8 bytes of the SHA-256 of the text as UTF-8, as hexadecimal digits; with tool calls, of the text, a line feed and the hash of the calls.</summary>
    /// <param name="text">The answer.</param>
    /// <param name="toolCalls">Its tool calls in the form of Chat Completions, or null where it has none.</param>
    public static string Of(string text, JsonElement? toolCalls = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (toolCalls is { ValueKind: JsonValueKind.Array } calls && calls.GetArrayLength() > 0)
            text += "\n" + new CanonicalJson().Hash(calls).ToString("x16", CultureInfo.InvariantCulture);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Length];
    }

    /// <summary>Whether a text could be an identity.</summary>
    public static bool IsOne(string text) => text.Length == Length && !text.AsSpan().ContainsAnyExcept("0123456789abcdef");
}
