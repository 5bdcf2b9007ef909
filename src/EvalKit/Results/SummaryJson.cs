using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using EvalKit.History;
using EvalKit.Models;
using EvalKit.Scoring;

namespace EvalKit.Results;

/// <summary>Reads and writes <c>summary.json</c>: snake_case keys in declaration order, shortest round-trip numbers.</summary>
public static class SummaryJson
{
    private static readonly SummaryContext Context = new(Options(indented: true));

    /// <summary>The same spelling on one line.</summary>
    internal static SummaryContext OneLine { get; } = new(Options(indented: false));

    /// <summary>Writes a summary.</summary>
    public static void Write(Stream stream, Summary summary)
    {
        JsonSerializer.Serialize(stream, summary, Context.Summary);
        stream.WriteByte((byte)'\n');
    }

    /// <summary>Writes a history.</summary>
    public static void Write(Stream stream, RunHistory history) => JsonSerializer.Serialize(stream, history, OneLine.RunHistory);

    /// <summary>Writes the figures of traffic as a summary spells them.</summary>
    internal static void Write(Utf8JsonWriter writer, IReadOnlyList<TrafficFigures> traffic) => JsonSerializer.Serialize(writer, traffic, OneLine.IReadOnlyListTrafficFigures);

    /// <summary>Reads a summary.</summary>
    /// <exception cref="JsonException">It is no summary.</exception>
    public static Summary Read(Stream stream) => JsonSerializer.Deserialize(stream, Context.Summary) ?? throw new JsonException("the summary is empty");

    private static JsonSerializerOptions Options(bool indented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = indented,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectRequiredConstructorParameters = true,
    };
}

[JsonSerializable(typeof(Summary))]
[JsonSerializable(typeof(MetricsLine))]
[JsonSerializable(typeof(RunHistory))]
internal sealed partial class SummaryContext : JsonSerializerContext;
