using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace EvalKit.Results;

/// <summary>Reads and writes <c>summary.json</c>: snake_case keys in declaration order, shortest round-trip numbers.</summary>
public static class SummaryJson
{
    private static readonly SummaryContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectRequiredConstructorParameters = true,
    });

    /// <summary>Writes a summary.</summary>
    public static void Write(Stream stream, Summary summary)
    {
        JsonSerializer.Serialize(stream, summary, Context.Summary);
        stream.WriteByte((byte)'\n');
    }

    /// <summary>Reads a summary.</summary>
    /// <exception cref="JsonException">It is no summary.</exception>
    public static Summary Read(Stream stream) => JsonSerializer.Deserialize(stream, Context.Summary) ?? throw new JsonException("the summary is empty");
}

[JsonSerializable(typeof(Summary))]
internal sealed partial class SummaryContext : JsonSerializerContext;
