using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace EvalKit.Datasets;

/// <summary>Hashes JSON by content: property order and white space do not matter, number spelling and string content do.</summary>
internal sealed class CanonicalJson
{
    private readonly ArrayBufferWriter<byte> _buffer = new(1024);
    private readonly Utf8JsonWriter _writer;

    public CanonicalJson() => _writer = new Utf8JsonWriter(_buffer, new JsonWriterOptions { SkipValidation = true });

    /// <summary>The first 8 bytes of the SHA-256 of the canonical form.</summary>
    public ulong Hash(JsonElement element)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Form(element), hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }

    /// <summary>The canonical form itself.</summary>
    public string Text(JsonElement element) => Encoding.UTF8.GetString(Form(element));

    private ReadOnlySpan<byte> Form(JsonElement element)
    {
        _buffer.ResetWrittenCount();
        _writer.Reset(_buffer);
        Write(element);
        _writer.Flush();
        return _buffer.WrittenSpan;
    }

    private void Write(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                _writer.WriteStartObject();
                foreach (var property in element.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal))
                {
                    _writer.WritePropertyName(property.Name);
                    Write(property.Value);
                }
                _writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                _writer.WriteStartArray();
                foreach (var child in element.EnumerateArray())
                    Write(child);
                _writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                _writer.WriteStringValue(element.GetString());
                break;
            default:
                element.WriteTo(_writer);
                break;
        }
    }
}
