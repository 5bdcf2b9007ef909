using System.Text.Json;
using EvalKit.Problems;

namespace EvalKit.Datasets;

/// <summary>Reads texts of unknown origin as JSON: RFC 8259, no property twice, and no escape that stands for half a character.</summary>
internal static class StrictJson
{
    /// <summary>The value, every string of which can be read; or null with the reason.</summary>
    public static JsonElement? TryParse(string text, out string error)
    {
        error = "";
        try
        {
            var value = JsonElement.Parse(text, DatasetFile.Strict);
            if (text.Contains(@"\ud", StringComparison.OrdinalIgnoreCase))
                ReadStrings(value);
            return value;
        }
        catch (JsonException e)
        {
            error = JsonProblem.Sentence(e);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // The parser accepts "\ud800" and only its readers refuse it.
            error = "holds a lone surrogate";
        }
        return null;
    }

    private static void ReadStrings(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                value.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var entry in value.EnumerateArray())
                    ReadStrings(entry);
                break;
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                {
                    _ = property.Name;
                    ReadStrings(property.Value);
                }
                break;
        }
    }
}
