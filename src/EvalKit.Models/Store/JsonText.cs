using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace EvalKit.Models;

internal static class JsonText
{
    /// <summary>The value of a string token of one span. Escaped lone surrogates, which <see cref="Utf8JsonReader.GetString"/> refuses, become U+FFFD.</summary>
    /// <exception cref="JsonException">The string is not UTF-8.</exception>
    public static string Read(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            return Utf8.IsValid(reader.ValueSpan) ? WellFormed(Unescape(reader.ValueSpan)) : throw new JsonException("invalid UTF-8", exception);
        }
    }

    /// <summary>The value of a string in a document, read as <see cref="Read(ref Utf8JsonReader)"/> reads it.</summary>
    /// <exception cref="JsonException">The element is no string.</exception>
    public static string Read(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.String) throw new JsonException("a text is needed");
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return WellFormed(Unescape(JsonMarshal.GetRawUtf8Value(element)[1..^1]));
        }
    }

    /// <summary>The text with each lone surrogate replaced by U+FFFD: what remains of it after any passage through UTF-8.</summary>
    public static string WellFormed(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0) return text;
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) result.Append(rune.ToString());
        return result.ToString();
    }

    private static string Unescape(ReadOnlySpan<byte> utf8)
    {
        var text = Encoding.UTF8.GetString(utf8);
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                result.Append(text[i]);
                continue;
            }

            i++;
            result.Append(text[i] switch
            {
                'b' => '\b',
                'f' => '\f',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'u' => (char)ushort.Parse(text.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
                var other => other,
            });
            if (text[i] == 'u') i += 4;
        }

        return result.ToString();
    }
}
