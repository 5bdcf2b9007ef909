using System.Buffers;
using System.Text.Json;

namespace EvalKit.Models;

internal sealed class CanonicalForm
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JsonEscaper.Instance,
        Indented = false,
        SkipValidation = true,
    };

    private CanonicalForm(byte[] json)
    {
        Json = json;
        Key = ResponseKey.Of(json);
    }

    public ReadOnlyMemory<byte> Json { get; }

    public ResponseKey Key { get; }

    public static CanonicalForm Of(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var writer = new Utf8JsonWriter(buffer, Options);
        write(writer);
        writer.Flush();
        return new CanonicalForm(buffer.WrittenSpan.ToArray());
    }
}
