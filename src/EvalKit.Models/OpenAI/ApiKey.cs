using System.Text.Json;

namespace EvalKit.Models;

/// <summary>A secret that never shows itself: its written form is a placeholder, and it can take itself out of other texts.</summary>
public sealed class ApiKey
{
    private const string Placeholder = "[key]";

    private readonly string _value;

    private ApiKey(string value) => _value = value;

    /// <summary>
    /// Takes a key, white space around it removed. False, with the problem in words, when it is empty or holds characters that cannot be
    /// sent in a header. The problem never repeats the key.
    /// </summary>
    public static bool TryCreate(string value, out ApiKey? key, out string? problem)
    {
        key = null;
        var trimmed = value.Trim();
        problem = trimmed.Length == 0 ? "the key is empty"
            : trimmed.AsSpan().ContainsAnyExceptInRange('!', '~') ? "the key holds white space or other characters that no key has"
            : null;
        if (problem is not null) return false;
        key = new ApiKey(trimmed);
        return true;
    }

    /// <summary>A placeholder, never the key.</summary>
    public override string ToString() => Placeholder;

    internal string Reveal() => _value;

    /// <summary>The text with every occurrence of the key, plain or escaped for JSON or a URL, replaced by a placeholder.</summary>
    internal string Redact(string text) => text
        .Replace(_value, Placeholder, StringComparison.Ordinal)
        .Replace(JsonEncodedText.Encode(_value).ToString(), Placeholder, StringComparison.Ordinal)
        .Replace(Uri.EscapeDataString(_value), Placeholder, StringComparison.Ordinal);
}
