using System.Buffers;

namespace EvalKit.Reporting.Html;

/// <summary>Makes JSON safe inside a <c>script</c> element: no byte of it can end the element or start another.</summary>
internal static class EmbeddableJson
{
    private const byte FirstByteOfLineSeparators = 0xE2;

    private static readonly SearchValues<byte> Suspects =
        SearchValues.Create([(byte)'<', (byte)'>', (byte)'&', FirstByteOfLineSeparators]);

    private static readonly (byte[] Text, byte[] Escape)[] Escapes =
    [
        ("<"u8.ToArray(), "\\u003C"u8.ToArray()),
        (">"u8.ToArray(), "\\u003E"u8.ToArray()),
        ("&"u8.ToArray(), "\\u0026"u8.ToArray()),
        ("\u2028"u8.ToArray(), "\\u2028"u8.ToArray()),
        ("\u2029"u8.ToArray(), "\\u2029"u8.ToArray()),
    ];

    /// <summary>
    /// Replaces the characters that HTML or old script engines give a meaning by their JSON escapes. They occur in valid JSON
    /// only inside strings, so the value stays the same.
    /// </summary>
    public static byte[] Escape(ReadOnlySpan<byte> json)
    {
        var result = new MemoryStream(json.Length + 64);
        for (var next = json.IndexOfAny(Suspects); next >= 0; next = json.IndexOfAny(Suspects))
        {
            result.Write(json[..next]);
            json = json[next..];
            json = json[WriteSuspect(json, result)..];
        }

        result.Write(json);
        return result.ToArray();
    }

    /// <summary>Writes what stands at the start of <paramref name="json"/>, escaped if it has to be; returns how many bytes that were.</summary>
    private static int WriteSuspect(ReadOnlySpan<byte> json, MemoryStream result)
    {
        foreach (var (text, escape) in Escapes)
        {
            if (json.StartsWith(text))
            {
                result.Write(escape);
                return text.Length;
            }
        }

        result.WriteByte(json[0]);
        return 1;
    }
}
