using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EvalKit.JudgeChecks;

/// <summary>Writes a check as JSON: snake_case keys in declaration order; what does not apply is left out.</summary>
public static class JudgeCheckJson
{
    internal static JudgeCheckContext Context { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>The check as text.</summary>
    public static string Write(JudgeCheckResult result) => JsonSerializer.Serialize(result, Context.JudgeCheckResult);
}

/// <summary>pass_fail, labels, ranks or scores.</summary>
internal sealed class VerdictScaleConverter() : JsonStringEnumConverter<VerdictScale>(JsonNamingPolicy.SnakeCaseLower);

[JsonSerializable(typeof(JudgeCheckResult))]
[JsonSerializable(typeof(CalibrationRecord))]
internal sealed partial class JudgeCheckContext : JsonSerializerContext;
