using System.Buffers.Text;
using System.Text;

namespace EvalKit.Fakes.Http;

/// <summary>
/// HTTP/1.1 requests (RFC 9112) from a buffer that may hold less or more than one: it either takes exactly one request or nothing,
/// so pipelined requests stay for the next call.
/// </summary>
internal static class HttpRequestParser
{
    private const int MaxBody = 256 * 1024 * 1024;

    public static ParseState TryParse(ReadOnlyMemory<byte> input, HttpRequest request, out int consumed)
    {
        consumed = 0;
        var bytes = input.Span;
        var headEnd = bytes.IndexOf("\r\n\r\n"u8);
        if (headEnd < 0)
            return ParseState.Incomplete;

        var requestLineEnd = bytes.IndexOf("\r\n"u8);
        if (!ReadRequestLine(input[..requestLineEnd], request))
            return ParseState.Invalid;

        request.HeaderLines = requestLineEnd == headEnd ? default : input[(requestLineEnd + 2)..headEnd];
        if (!ReadFraming(request.HeaderLines.Span, out var framing))
            return ParseState.Invalid;

        request.ClosesConnection = framing.Closes;
        var bodyStart = headEnd + 4;
        if (framing.IsChunked)
        {
            var state = ChunkedBody.TryDecode(input[bodyStart..], out var body, out var chunkedLength);
            request.Body = body;
            consumed = bodyStart + chunkedLength;
            return state == ParseState.Incomplete && framing.ExpectsContinue && bytes.Length == bodyStart ? ParseState.WantsContinue : state;
        }

        if (bytes.Length - bodyStart < framing.ContentLength)
            return framing.ExpectsContinue && bytes.Length == bodyStart ? ParseState.WantsContinue : ParseState.Incomplete;

        request.Body = input.Slice(bodyStart, framing.ContentLength);
        consumed = bodyStart + framing.ContentLength;
        return ParseState.Complete;
    }

    private static bool ReadRequestLine(ReadOnlyMemory<byte> line, HttpRequest request)
    {
        var bytes = line.Span;
        var targetStart = bytes.IndexOf((byte)' ') + 1;
        var targetEnd = bytes.LastIndexOf((byte)' ');
        if (targetStart <= 1 || targetEnd <= targetStart || !bytes[(targetEnd + 1)..].StartsWith("HTTP/1."u8))
            return false;

        request.IsPost = bytes[..(targetStart - 1)].SequenceEqual("POST"u8);
        var target = line[targetStart..targetEnd];
        var question = target.Span.IndexOf((byte)'?');
        request.Path = question < 0 ? target : target[..question];
        request.Query = question < 0 ? default : target[(question + 1)..];
        return true;
    }

    private static bool ReadFraming(ReadOnlySpan<byte> lines, out Framing framing)
    {
        framing = default;
        while (!lines.IsEmpty)
        {
            var end = lines.IndexOf("\r\n"u8);
            var line = end < 0 ? lines : lines[..end];
            lines = end < 0 ? default : lines[(end + 2)..];
            var colon = line.IndexOf((byte)':');
            if (colon <= 0)
                return false;

            var name = line[..colon];
            var value = line[(colon + 1)..].Trim(" \t"u8);
            if (Ascii.EqualsIgnoreCase(name, "content-length"u8))
            {
                if (!Utf8Parser.TryParse(value, out int length, out var used) || used != value.Length || length is < 0 or > MaxBody)
                    return false;
                framing.ContentLength = length;
            }
            else if (Ascii.EqualsIgnoreCase(name, "transfer-encoding"u8))
            {
                framing.IsChunked = Ascii.EqualsIgnoreCase(value, "chunked"u8);
            }
            else if (Ascii.EqualsIgnoreCase(name, "connection"u8))
            {
                framing.Closes = Ascii.EqualsIgnoreCase(value, "close"u8);
            }
            else if (Ascii.EqualsIgnoreCase(name, "expect"u8))
            {
                framing.ExpectsContinue = Ascii.EqualsIgnoreCase(value, "100-continue"u8);
            }
        }

        return true;
    }

    private struct Framing
    {
        public int ContentLength;
        public bool IsChunked;
        public bool Closes;
        public bool ExpectsContinue;
    }
}
