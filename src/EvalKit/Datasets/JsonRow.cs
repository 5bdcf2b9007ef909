using System.Text.Json;
using System.Text.Unicode;
using EvalKit.Problems;

namespace EvalKit.Datasets;

/// <summary>Parses the JSON of one row strictly: valid UTF-8, at most 64 levels, no property twice, no lone surrogates.</summary>
internal static class JsonRow
{
    /// <summary>The value, or null with a problem added.</summary>
    /// <param name="json">The bytes of the row.</param>
    /// <param name="file">The file as messages show it.</param>
    /// <param name="line">The 1-based line on which the bytes start.</param>
    /// <param name="problems">Collects what is wrong.</param>
    /// <param name="prefix">What a message starts with.</param>
    public static JsonElement? Parse(ReadOnlySpan<byte> json, string file, int line, ProblemList problems, string prefix = "")
    {
        if (!Utf8.IsValid(json))
        {
            problems.Add(file, line, 0, prefix + "is not valid UTF-8; save the file as UTF-8");
            return null;
        }
        try
        {
            var value = JsonElement.Parse(json, DatasetFile.Strict);
            if (MayHoldSurrogates(json))
                ReadTexts(value);
            return value;
        }
        catch (JsonException e)
        {
            var column = prefix.Length == 0 && e.BytePositionInLine is { } position ? (int)position + 1 : 0;
            problems.Add(file, line + (int)(e.LineNumber ?? 0), column, $"{prefix}JSON: {JsonProblem.Sentence(e)}");
        }
        catch (InvalidOperationException)
        {
            problems.Add(file, line, 0, prefix + "holds a lone surrogate (\\ud800 to \\udfff without its partner), which is no text");
        }
        return null;
    }

    private static bool MayHoldSurrogates(ReadOnlySpan<byte> json) => json.IndexOf("\\ud"u8) >= 0 || json.IndexOf("\\uD"u8) >= 0;

    private static void ReadTexts(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                value.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                    ReadTexts(item);
                break;
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                {
                    _ = property.Name;
                    ReadTexts(property.Value);
                }
                break;
        }
    }
}
