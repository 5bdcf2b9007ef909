using System.Buffers;
using System.Text.Json;

namespace EvalKit.Models;

/// <summary>A JSON writer over a buffer, kept for the next use on the same thread: one is needed several times in every call.</summary>
internal sealed class JsonScratch : IDisposable
{
    private const int FirstCapacity = 16 * 1024;
    private const int LargestKept = 256 * 1024;

    [ThreadStatic]
    private static JsonScratch? _kept;

    private readonly ArrayBufferWriter<byte> _buffer = new(FirstCapacity);

    private JsonScratch() =>
        Writer = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = JsonEscaper.Instance, SkipValidation = true });

    public Utf8JsonWriter Writer { get; }

    public static JsonScratch Take()
    {
        var scratch = _kept ?? new JsonScratch();
        _kept = null;
        return scratch;
    }

    /// <summary>What was written since the scratch was taken; valid until it is disposed.</summary>
    public ReadOnlySpan<byte> Finish()
    {
        Writer.Flush();
        return _buffer.WrittenSpan;
    }

    public void Dispose()
    {
        if (_buffer.Capacity > LargestKept) return;
        _buffer.ResetWrittenCount();
        Writer.Reset();
        _kept = this;
    }
}
