using System.Text.Json;
using EvalKit.Results;

namespace EvalKit.Graders.Moderation;

/// <summary>What a moderation model says of a text.</summary>
/// <param name="IsFlagged">Whether it flags the text.</param>
/// <param name="Flags">Whether it flags it, by category.</param>
/// <param name="Scores">Its score, by category, from 0 to 1; these are no probabilities.</param>
internal sealed record ModerationVerdict(bool IsFlagged, IReadOnlyDictionary<string, bool> Flags, IReadOnlyDictionary<string, double> Scores)
{
    /// <summary>Nothing is flagged: what an empty text is.</summary>
    public static ModerationVerdict Clean { get; } = new(false, ModerationCategories.Known.ToDictionary(c => c, _ => false, StringComparer.Ordinal), ModerationCategories.Known.ToDictionary(c => c, _ => 0.0, StringComparer.Ordinal));

    /// <summary>The model that answered, what it cost and where it is kept; null where none was asked.</summary>
    public JudgeTrace? Trace { get; init; }

    /// <summary>Reads the JSON that moderation models answer with; null for anything else.</summary>
    public static ModerationVerdict? Read(string? text)
    {
        if (text is null || Datasets.StrictJson.TryParse(text, out _) is not { ValueKind: JsonValueKind.Object } json)
            return null;
        if (!json.TryGetProperty("flagged", out var flagged) || flagged.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            return null;
        var flags = Map(json, "categories", v => v.ValueKind is JsonValueKind.True or JsonValueKind.False ? v.GetBoolean() : (bool?)null);
        var scores = Map(json, "category_scores", v => v.ValueKind == JsonValueKind.Number && v.GetDouble() is >= 0 and <= 1 and var score ? score : (double?)null);
        return flags is null || scores is null ? null : new ModerationVerdict(flagged.GetBoolean(), flags, scores);
    }

    private static Dictionary<string, T>? Map<T>(JsonElement json, string name, Func<JsonElement, T?> read)
        where T : struct
    {
        if (!json.TryGetProperty(name, out var map) || map.ValueKind != JsonValueKind.Object)
            return null;
        var values = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var entry in map.EnumerateObject())
        {
            if (read(entry.Value) is not { } value)
                return null;
            values[entry.Name] = value;
        }
        return values;
    }
}
