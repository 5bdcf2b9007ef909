using System.Text.Json;
using EvalKit.Datasets;

namespace EvalKit.Prompts;

/// <summary>What a template path leads to: a text, a JSON value, or nothing.</summary>
internal readonly struct TemplateValue
{
    private readonly string? _text;
    private readonly JsonElement _json;

    private TemplateValue(string? text, JsonElement json)
    {
        _text = text;
        _json = json;
    }

    public static TemplateValue Missing => default;

    public bool IsMissing => _text is null && _json.ValueKind == JsonValueKind.Undefined;

    public static TemplateValue Of(string text) => new(text, default);

    public static TemplateValue Of(JsonElement _json) =>
        _json.ValueKind == JsonValueKind.String ? new(_json.GetString(), default) : new(null, _json);

    /// <summary>Strings as they are, everything else as compact JSON.</summary>
    public string Render() => _text ?? JsonKind.Text(_json);

    /// <summary>The value as JSON, or null when it is a text.</summary>
    public JsonElement? Json => _text is null && _json.ValueKind != JsonValueKind.Undefined ? _json : null;

    /// <summary>The entries of an array as texts; anything else as a list of one.</summary>
    public IReadOnlyList<string> ToTexts() =>
        _text is null && _json.ValueKind == JsonValueKind.Array ? [.. _json.EnumerateArray().Select(JsonKind.Text)] : [Render()];

    public TemplateValue Follow(IReadOnlyList<TemplateStep> steps)
    {
        if (steps.Count == 0)
            return this;
        var current = _json;
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
