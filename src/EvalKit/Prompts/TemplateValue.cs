using System.Text.Json;
using EvalKit.Datasets;

namespace EvalKit.Prompts;

/// <summary>What a template path leads to: a text, a JSON value, or nothing.</summary>
internal readonly struct TemplateValue
{
    private readonly string? text;
    private readonly JsonElement json;

    private TemplateValue(string? text, JsonElement json)
    {
        this.text = text;
        this.json = json;
    }

    public static TemplateValue Missing => default;

    public bool IsMissing => text is null && json.ValueKind == JsonValueKind.Undefined;

    public static TemplateValue Of(string text) => new(text, default);

    public static TemplateValue Of(JsonElement json) =>
        json.ValueKind == JsonValueKind.String ? new(json.GetString(), default) : new(null, json);

    /// <summary>Strings as they are, everything else as compact JSON.</summary>
    public string Render() => text ?? JsonKind.Text(json);

    /// <summary>The value as JSON, or null when it is a text.</summary>
    public JsonElement? Json => text is null && json.ValueKind != JsonValueKind.Undefined ? json : null;

    /// <summary>The entries of an array as texts; anything else as a list of one.</summary>
    public IReadOnlyList<string> ToTexts() =>
        text is null && json.ValueKind == JsonValueKind.Array ? [.. json.EnumerateArray().Select(JsonKind.Text)] : [Render()];

    public TemplateValue Follow(IReadOnlyList<TemplateStep> steps)
    {
        if (steps.Count == 0)
            return this;
        var current = json;
        foreach (var step in steps)
        {
            if (step.Name is not null)
            {
                if (current.ValueKind != JsonValueKind.Object || !current.TryGetProperty(step.Name, out current))
                    return Missing;
            }
            else
            {
                if (current.ValueKind != JsonValueKind.Array || step.Index >= current.GetArrayLength())
                    return Missing;
                current = current[step.Index];
            }
        }
        return Of(current);
    }
}
