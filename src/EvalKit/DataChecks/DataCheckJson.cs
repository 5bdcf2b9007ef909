using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EvalKit.DataChecks;

/// <summary>Writes a check of data as JSON: snake_case keys in declaration order.</summary>
public static class DataCheckJson
{
    private static readonly DataCheckContext OneLine = new(Options(indented: false));

    private static readonly DataCheckContext Indented = new(Options(indented: true));

    /// <summary>The check as text.</summary>
    public static string Write(DataCheckResult result) => JsonSerializer.Serialize(result, Indented.DataCheckResult);

    /// <summary>One line a row, written whole: the file of flags.</summary>
    public static void WriteRows(DataCheckResult result, string path)
    {
        ArgumentNullException.ThrowIfNull(result);
        Running.RunFolder.WriteWhole(path, stream =>
        {
            foreach (var row in result.Rows)
            {
                JsonSerializer.Serialize(stream, row, OneLine.CheckedDataRow);
                stream.WriteByte((byte)'\n');
            }
        });
    }

    private static JsonSerializerOptions Options(bool indented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = indented,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}

[JsonSerializable(typeof(DataCheckResult))]
[JsonSerializable(typeof(CheckedDataRow))]
internal sealed partial class DataCheckContext : JsonSerializerContext;
