using System.Text.Json;

namespace EvalKit.Models;

/// <summary>Reads properties of an answer that may be absent or null. A property of a wrong type throws a <see cref="JsonException"/>.</summary>
internal static class AnswerJson
{
    public static JsonElement? Get(JsonElement map, string name)
    {
        if (map.ValueKind != JsonValueKind.Object) throw new JsonException("an object is needed");
        return map.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    public static string? Text(JsonElement map, string name) => Get(map, name) is { } value ? JsonText.Read(value) : null;

    public static JsonElement.ArrayEnumerator List(JsonElement map, string name) => Get(map, name) switch
    {
        null => default,
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
        _ => throw new JsonException("a list is needed"),
    };

    public static long? Count(JsonElement map, string name) =>
        Get(map, name) is { ValueKind: JsonValueKind.Number } value && value.GetDouble() is >= 0 and <= int.MaxValue and var count ? (long)count : null;
}
