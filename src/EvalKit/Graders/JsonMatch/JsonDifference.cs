using System.Globalization;
using System.Text.Json;
using EvalKit.Datasets;

namespace EvalKit.Graders.JsonMatch;

/// <summary>Finds the first place at which two JSON values differ.</summary>
internal static class JsonDifference
{
    /// <summary>One sentence that names the place, or null when the values are equal.</summary>
    public static string? First(JsonElement actual, JsonElement expected, bool subset, string path)
    {
        if (actual.ValueKind != expected.ValueKind)
            return $"{path} is {Show(actual)}, not {Show(expected)}";
        return actual.ValueKind switch
        {
            JsonValueKind.Object => FirstInObjects(actual, expected, subset, path),
            JsonValueKind.Array => FirstInArrays(actual, expected, subset, path),
            JsonValueKind.Null => null,
            _ => JsonElement.DeepEquals(actual, expected) ? null : $"{path} is {Show(actual)}, not {Show(expected)}",
        };
    }

    private static string? FirstInObjects(JsonElement actual, JsonElement expected, bool subset, string path)
    {
        foreach (var property in expected.EnumerateObject())
        {
            if (!actual.TryGetProperty(property.Name, out var value))
                return $"{path}.{property.Name} is missing";
            if (First(value, property.Value, subset, $"{path}.{property.Name}") is { } difference)
                return difference;
        }
        if (!subset)
            foreach (var property in actual.EnumerateObject())
                if (!expected.TryGetProperty(property.Name, out _))
                    return $"{path}.{property.Name} is not expected";
        return null;
    }

    private static string? FirstInArrays(JsonElement actual, JsonElement expected, bool subset, string path)
    {
        var (length, wanted) = (actual.GetArrayLength(), expected.GetArrayLength());
        if (length != wanted)
            return string.Create(CultureInfo.InvariantCulture, $"{path} has {length} entries, not {wanted}");
        for (var i = 0; i < length; i++)
            if (First(actual[i], expected[i], subset, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]")) is { } difference)
                return difference;
        return null;
    }

    private static string Show(JsonElement value)
    {
        var text = value.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? JsonKind.Name(value) : value.GetRawText();
        return text.Length <= 60 ? text : text[..60] + "...";
    }
}
