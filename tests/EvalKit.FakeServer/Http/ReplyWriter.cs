using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace EvalKit.Fakes.Http;

internal static class ReplyWriter
{
    public static void Write(Reply reply, long ordinal, ArrayBufferWriter<byte> output)
    {
        if (reply.SentLength < 0)
            return;

        output.Write("HTTP/1.1 "u8);
        WriteNumber(output, reply.Status);
        output.Write(Reason(reply.Status));
        output.Write("\r\ncontent-type: "u8);
        WriteText(output, reply.ContentType);
        output.Write("\r\ncontent-length: "u8);
        WriteNumber(output, reply.DeclaredLength ?? reply.Body.WrittenCount);
        output.Write("\r\nx-request-id: req_"u8);
        WriteNumber(output, ordinal);
        foreach (var (name, value) in reply.Headers)
        {
            output.Write("\r\n"u8);
            WriteText(output, name);
            output.Write(": "u8);
            WriteText(output, value);
        }

        output.Write("\r\n\r\n"u8);
        output.Write(reply.Body.WrittenSpan[..(reply.SentLength ?? reply.Body.WrittenCount)]);
    }

    private static ReadOnlySpan<byte> Reason(int status) => status switch
    {
        200 => " OK"u8,
        400 => " Bad Request"u8,
        401 => " Unauthorized"u8,
        404 => " Not Found"u8,
        408 => " Request Timeout"u8,
        429 => " Too Many Requests"u8,
        500 => " Internal Server Error"u8,
        503 => " Service Unavailable"u8,
        529 => " Overloaded"u8,
        _ => " "u8,
    };

    private static void WriteText(ArrayBufferWriter<byte> output, string text) =>
        output.Advance(Encoding.UTF8.GetBytes(text, output.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length))));

    private static void WriteNumber(ArrayBufferWriter<byte> output, long value)
    {
        Utf8Formatter.TryFormat(value, output.GetSpan(20), out var written);
        output.Advance(written);
    }
}
