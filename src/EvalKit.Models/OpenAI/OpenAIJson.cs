using System.Text.Json;

namespace EvalKit.Models;

internal static class OpenAIJson
{
    /// <summary>Whether the property at the reader has this name; the reader then stands on its value.</summary>
    public static bool Is(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) => reader.ValueTextEquals(name) && reader.Read();

    public static void SkipValue(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }

    public static string? Text(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.String => JsonText.Read(ref reader),
        _ => throw new JsonException(),
    };

    public static long? Count(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null) return null;
        var count = reader.GetDouble();
        return count is >= 0 and <= int.MaxValue ? (long)count : null;
    }

    /// <summary>Writes a property of a request that EvalKit does not know.</summary>
    /// <exception cref="ModelCallException">It is one of those that EvalKit sets.</exception>
    public static void WriteValue(Utf8JsonWriter json, string name, object? value, string[] reserved)
    {
        if (Array.IndexOf(reserved, name) >= 0)
            throw new ModelCallException(ModelFailureKind.BadRequest, $"the parameter '{name}' is set by EvalKit and cannot be given");
        json.WritePropertyName(name);
        CanonicalValue.Write(json, value);
    }

    public static void Require(ref Utf8JsonReader reader, JsonTokenType token)
    {
        if (reader.TokenType != token) throw new JsonException();
    }
}
