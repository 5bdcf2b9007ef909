using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;

namespace EvalKit.Models;

/// <summary>
/// Escapes what JSON requires (RFC 8785, 3.2.2.2) and, so that every tool sees one line, DEL and the other line separators of Unicode.
/// Lone surrogates become U+FFFD. The framework's own encoders follow the Unicode tables of the runtime, which would change keys
/// when the runtime changes.
/// </summary>
internal sealed unsafe class JsonEscaper : JavaScriptEncoder
{
    public static readonly JsonEscaper Instance = new();

    private const string Controls =
        "\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000B\f\r\u000E\u000F"
        + "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F";

    private static readonly SearchValues<char> Escaped = SearchValues.Create(Controls + "\"\\\u007F\u0085\u2028\u2029");

    private JsonEscaper()
    {
    }

    public override int MaxOutputCharactersPerInputCharacter => 6;

    public override bool WillEncode(int unicodeScalar) => unicodeScalar <= char.MaxValue && Escaped.Contains((char)unicodeScalar);

    public override int FindFirstCharacterToEncode(char* text, int textLength)
    {
        var span = new ReadOnlySpan<char>(text, textLength);
        var escaped = span.IndexOfAny(Escaped);
        var lone = IndexOfLoneSurrogate(escaped < 0 ? span : span[..escaped]);
        return lone >= 0 ? lone : escaped;
    }

    public override bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        var destination = new Span<char>(buffer, bufferLength);
        if (!WillEncode(unicodeScalar)) return new Rune(unicodeScalar).TryEncodeToUtf16(destination, out numberOfCharactersWritten);
        var escape = Escape((char)unicodeScalar);
        numberOfCharactersWritten = escape.Length;
        return escape.TryCopyTo(destination);
    }

    private static string Escape(char character) => character switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\b' => "\\b",
        '\t' => "\\t",
        '\n' => "\\n",
        '\f' => "\\f",
        '\r' => "\\r",
        _ => $"\\u{(int)character:x4}",
    };

    private static int IndexOfLoneSurrogate(ReadOnlySpan<char> span)
    {
        var from = span.IndexOfAnyInRange('\uD800', '\uDFFF');
        while (from >= 0)
        {
            if (Rune.DecodeFromUtf16(span[from..], out _, out var length) != OperationStatus.Done) return from;
            from += length;
            var next = span[from..].IndexOfAnyInRange('\uD800', '\uDFFF');
            from = next < 0 ? -1 : from + next;
        }

        return -1;
    }
}
