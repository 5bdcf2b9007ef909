using System.Buffers;
using System.Buffers.Text;

namespace EvalKit.Fakes.Http;

/// <summary>The chunked transfer coding (RFC 9112, 7.1). Extensions and trailers are skipped.</summary>
internal static class ChunkedBody
{
    public static ParseState TryDecode(ReadOnlyMemory<byte> input, out ReadOnlyMemory<byte> body, out int consumed)
    {
        var decoded = new ArrayBufferWriter<byte>();
        var bytes = input.Span;
        body = default;
        consumed = 0;
        while (true)
        {
            var lineEnd = bytes[consumed..].IndexOf("\r\n"u8);
            if (lineEnd < 0)
                return ParseState.Incomplete;
            if (!Utf8Parser.TryParse(bytes.Slice(consumed, lineEnd), out int size, out _, 'x') || size < 0)
                return ParseState.Invalid;

            consumed += lineEnd + 2;
            if (size == 0)
                break;
            if (bytes.Length - consumed < size + 2)
                return ParseState.Incomplete;

            decoded.Write(bytes.Slice(consumed, size));
            consumed += size + 2;
        }

        while (true)
        {
            var lineEnd = bytes[consumed..].IndexOf("\r\n"u8);
            if (lineEnd < 0)
                return ParseState.Incomplete;

            consumed += lineEnd + 2;
            if (lineEnd == 0)
                break;
        }

        body = decoded.WrittenMemory;
        return ParseState.Complete;
    }
}
