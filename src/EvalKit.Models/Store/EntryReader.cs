using System.Text.Json;

namespace EvalKit.Models;

internal static class EntryReader
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 1024 };

    /// <summary>Reads no further than the response, whose soundness the integrity check of the line has shown.</summary>
    public static bool TryReadHeader(ReadOnlySpan<byte> line, out EntryHeader header) => TryRead(line, stopAtResponse: true, out header, out _);

    /// <summary>Reads the whole line. False for anything but an entry.</summary>
    public static bool TryRead(ReadOnlySpan<byte> line, out EntryHeader header, out ModelResponse? response) =>
        TryRead(line, stopAtResponse: false, out header, out response);

    private static bool TryRead(ReadOnlySpan<byte> line, bool stopAtResponse, out EntryHeader header, out ModelResponse? response)
    {
        header = default;
        response = null;
        try
        {
            var reader = new Utf8JsonReader(line, Options);
            return TryRead(ref reader, stopAtResponse, out header, out response);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            return false;
        }
    }

    private static bool TryRead(ref Utf8JsonReader reader, bool stopAtResponse, out EntryHeader header, out ModelResponse? response)
    {
        header = default;
        response = null;
        ResponseKey? key = null;
        DateTimeOffset? time = null;
        var hashesOnly = false;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("key"u8))
            {
                reader.Read();
                if (reader.TokenType != JsonTokenType.String || !ResponseKey.TryParse(reader.ValueSpan, out var value)) return false;
                key = value;
            }
            else if (reader.ValueTextEquals("time"u8))
            {
                reader.Read();
                time = reader.TokenType == JsonTokenType.Null ? null : reader.GetDateTimeOffset();
            }
            else if (reader.ValueTextEquals("store"u8))
            {
                reader.Read();
                hashesOnly = reader.ValueTextEquals("hashes"u8);
            }
            else if (reader.ValueTextEquals("response"u8))
            {
                reader.Read();
                if (stopAtResponse && key is not null) break;
                response = ResponseReader.Read(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        header = new EntryHeader(key.GetValueOrDefault(), time, hashesOnly);
        if (key is null) return false;
        if (stopAtResponse) return true;
        response = response is null ? null : response with { Time = time };
        return response is not null && reader.TokenType == JsonTokenType.EndObject && !reader.Read();
    }
}
