using System.Text.Json;
using System.Text.Json.Nodes;
using EvalKit.Datasets;

namespace EvalKit.Graders.Judging;

/// <summary>The answer that a judge is asked for: an object whose first property is its reasoning. Read strictly, since a doubtful verdict is none.</summary>
/// <param name="name">The name of its schema.</param>
/// <param name="reasoning">The property of the reasoning: a text, or a list of steps.</param>
/// <param name="fields">The properties behind the reasoning.</param>
internal sealed class VerdictForm(string name, VerdictField reasoning, IReadOnlyList<VerdictField> fields)
{
    private readonly ObjectField _whole = Whole(name, reasoning, fields);

    private readonly Lazy<JsonElement> _responseFormat = new(() => Format(name, reasoning, fields));

    /// <summary>A form whose reasoning is a text.</summary>
    public VerdictForm(string name, params IReadOnlyList<VerdictField> fields)
        : this(name, new TextField("reasoning", "The reasoning that leads to the verdict, before it."), fields)
    {
    }

    /// <summary>The parameter <c>response_format</c> that holds a provider to a strict JSON Schema, the reasoning first: models write properties in its order.</summary>
    public JsonElement ResponseFormat => _responseFormat.Value;

    /// <summary>What the judge is told of it.</summary>
    public string Instruction => string.Join('\n',
    [
        "Answer with one JSON object and nothing behind it. Reason first, then decide:",
        _whole.Shown,
        .. fields.Where(f => f.Meaning.Length > 0).Select(f => $"`{f.Name}`: {f.Meaning}"),
    ]);

    /// <summary>The verdict in an answer, or null with what is wrong with it.</summary>
    public JsonElement? Read(string text, out string problem)
    {
        problem = "";
        if ((VerdictText.LastObject(text) ?? Bare(text)) is not { } found)
            problem = text.AsSpan().Trim().IsEmpty ? "the judge's answer is empty" : $"the judge's answer does not end with a JSON object: '{Excerpt.Of(text)}'";
        else if (_whole.Problem(found, optional: reasoning.Name) is { } wrong)
            problem = "the judge's verdict " + wrong;
        else
            return found;
        return null;
    }

    /// <summary>The reasoning of an answer: the property, else what stands before the verdict; null where there is none.</summary>
    public string? ReasoningOf(string text, JsonElement verdict)
    {
        var found = !verdict.TryGetProperty(reasoning.Name, out var property) ? VerdictText.BeforeLastObject(text)
            : property.ValueKind == JsonValueKind.Array ? string.Join(' ', property.EnumerateArray().SelectMany(s => s.EnumerateObject()).Select(p => p.Value.GetString()))
            : property.GetString();
        return string.IsNullOrWhiteSpace(found) ? null : found.Trim();
    }

    /// <summary>The whole answer as the only property of the form: a verdict without reasoning, as people's and older judges' are recorded.</summary>
    private JsonElement? Bare(string text)
    {
        if (fields is not [var field])
            return null;
        var bare = text.Trim();
        JsonNode? value = field is WordField ? bare : StrictJson.TryParse(bare, out _) is { ValueKind: not (JsonValueKind.Object or JsonValueKind.Array) } read ? JsonNode.Parse(read.GetRawText()) : null;
        return value is not null && JsonElement.Parse(new JsonObject { [field.Name] = value }.ToJsonString()) is var whole && field.Problem(whole.GetProperty(field.Name)) is null ? whole : null;
    }

    private static JsonElement Format(string name, VerdictField reasoning, IReadOnlyList<VerdictField> fields) =>
        JsonElement.Parse(new JsonObject { ["name"] = name, ["description"] = null, ["strict"] = true, ["schema"] = Whole(name, reasoning, fields).Schema() }.ToJsonString());

    private static ObjectField Whole(string name, VerdictField reasoning, IReadOnlyList<VerdictField> fields) => new(name, "The verdict.", [reasoning, .. fields]);
}
