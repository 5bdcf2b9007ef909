using System.Text;
using EvalKit.Fakes.Http;

namespace EvalKit.Fakes.Batches;

/// <summary>The file of an upload (RFC 7578).</summary>
internal static class Multipart
{
    public static byte[] File(HttpRequest request)
    {
        var type = request.Header("content-type");
        var at = type.IndexOf("boundary=", StringComparison.Ordinal);
        if (at < 0)
            throw new FormatException("a multipart body is needed");
        var end = Encoding.ASCII.GetBytes("\r\n--" + type[(at + 9)..].Trim('"'));
        var body = request.Body.Span;
        var part = body.IndexOf("filename="u8);
        if (part < 0 || body.IndexOf("name=\"purpose\""u8) < 0 && body.IndexOf("name=purpose"u8) < 0)
            throw new FormatException("'file' and 'purpose' are required");
        body = body[part..];
        body = body[(body.IndexOf("\r\n\r\n"u8) + 4)..];
        return body[..body.IndexOf(end)].ToArray();
    }
}
