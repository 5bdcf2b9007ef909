using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EvalKit.Fakes.Endpoints;

/// <summary>Writes server-sent events whose data are JSON.</summary>
internal sealed class EventWriter(IBufferWriter<byte> body)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <param name="name">The event's name; empty for none.</param>
    /// <param name="write">Writes its data.</param>
    public void Write(string name, Action<Utf8JsonWriter> write)
    {
        if (name.Length > 0)
            body.Write(System.Text.Encoding.ASCII.GetBytes($"event: {name}\n"));
        body.Write("data: "u8);
        using (var json = new Utf8JsonWriter(body, Options))
            write(json);
        body.Write("\n\n"u8);
    }

    public void WriteDone() => body.Write("data: [DONE]\n\n"u8);
}
