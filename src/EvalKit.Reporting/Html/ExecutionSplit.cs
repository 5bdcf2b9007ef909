using System.Text.Json;

namespace EvalKit.Reporting.Html;

/// <summary>A JSON object cut in two: its top-level <c>execution</c> value, and the object without it, both byte for byte as they were.</summary>
internal sealed record ExecutionSplit(byte[] Record, byte[] Execution)
{
    private const int MaxDepth = 4096;

    public static ExecutionSplit Of(ReadOnlySpan<byte> json, string fileName)
    {
        try
        {
            return Split(WithoutByteOrderMark(json));
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{fileName} is not a valid JSON object: {error.Message}", error);
        }
    }

    private static ExecutionSplit Split(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("expected an object");

        var record = new MemoryStream(json.Length);
        byte[] execution = "null"u8.ToArray();
        record.WriteByte((byte)'{');
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var propertyStart = (int)reader.TokenStartIndex;
            var isExecution = reader.ValueTextEquals("execution"u8);
            reader.Read();
            var valueStart = (int)reader.TokenStartIndex;
            reader.Skip();
            var end = (int)reader.BytesConsumed;
            if (isExecution)
            {
                execution = json[valueStart..end].ToArray();
                continue;
            }

            if (record.Length > 1)
                record.WriteByte((byte)',');
            record.Write(json[propertyStart..end]);
        }

        record.WriteByte((byte)'}');
        if (reader.Read())
            throw new JsonException("more than one value");
        return new ExecutionSplit(record.ToArray(), execution);
    }

    private static ReadOnlySpan<byte> WithoutByteOrderMark(ReadOnlySpan<byte> json) =>
        json.StartsWith("\uFEFF"u8) ? json[3..] : json;
}
