using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EvalKit.Graders.Judging;

/// <summary>One property of a verdict: how it is asked for, and what it may hold.</summary>
/// <param name="Name">The property.</param>
/// <param name="Meaning">What it holds, for the judge.</param>
internal abstract record VerdictField(string Name, string Meaning)
{
    /// <summary>How the form shows its value: <c>"pass" or "fail"</c>.</summary>
    public abstract string Shown { get; }

    /// <summary>What is wrong with a value, as the end of a sentence; null where nothing is.</summary>
    public abstract string? Problem(JsonElement value);

    /// <summary>Its JSON Schema: only what every provider with structured outputs knows.</summary>
    public JsonObject Schema()
    {
        var schema = Type();
        schema["description"] = Meaning;
        return schema;
    }

    protected abstract JsonObject Type();
}

/// <summary>One of a closed set of words, letter for letter.</summary>
internal sealed record WordField(string Name, string Meaning, IReadOnlyList<string> Words) : VerdictField(Name, Meaning)
{
    public override string Shown => string.Join(" or ", Words.Select(w => $"\"{JsonEncodedText.Encode(w, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\""));

    public override string? Problem(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && Words.Contains(value.GetString(), StringComparer.Ordinal) ? null : $"is {Excerpt.Of(value)}, which is none of {string.Join(", ", Words)}";

    protected override JsonObject Type() => new() { ["type"] = "string", ["enum"] = new JsonArray([.. Words.Select(w => (JsonNode?)w)]) };
}

/// <summary>A number within a range.</summary>
internal sealed record NumberField(string Name, string Meaning, double Low, double High, bool IsWhole = false) : VerdictField(Name, Meaning)
{
    public override string Shown => double.IsInfinity(High) ? "a number" : string.Create(CultureInfo.InvariantCulture, $"a {(IsWhole ? "whole " : "")}number from {Low} to {High}");

    public override string? Problem(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number) && number >= Low && number <= High && (!IsWhole || number == Math.Floor(number))
            ? null
            : $"is {Excerpt.Of(value)}, not {Shown}";

    protected override JsonObject Type() => new() { ["type"] = IsWhole ? "integer" : "number" };
}

/// <summary>One of a few numbers.</summary>
internal sealed record LevelField(string Name, string Meaning, IReadOnlyList<double> Levels) : VerdictField(Name, Meaning)
{
    public override string Shown => string.Join(" or ", Levels.Select(l => l.ToString("R", CultureInfo.InvariantCulture)));

    public override string? Problem(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && Levels.Contains(number) ? null : $"is {Excerpt.Of(value)}, not {Shown}";

    protected override JsonObject Type() => new() { ["type"] = "number", ["enum"] = new JsonArray([.. Levels.Select(l => (JsonNode?)l)]) };
}

internal sealed record BooleanField(string Name, string Meaning) : VerdictField(Name, Meaning)
{
    public override string Shown => "true or false";

    public override string? Problem(JsonElement value) => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : $"is {Excerpt.Of(value)}, not true or false";

    protected override JsonObject Type() => new() { ["type"] = "boolean" };
}

internal sealed record TextField(string Name, string Meaning) : VerdictField(Name, Meaning)
{
    public override string Shown => "\"...\"";

    public override string? Problem(JsonElement value) => value.ValueKind == JsonValueKind.String ? null : $"is {Excerpt.Of(value)}, not a text";

    protected override JsonObject Type() => new() { ["type"] = "string" };
}

/// <summary>A list, of a known length or of any.</summary>
internal sealed record ListField(string Name, string Meaning, VerdictField Item, int? Count = null) : VerdictField(Name, Meaning)
{
    public override string Shown => $"[{Item.Shown}, ...]";

    public override string? Problem(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
            return $"is {Excerpt.Of(value)}, not a list";
        if (Count is { } count && value.GetArrayLength() != count)
            return string.Create(CultureInfo.InvariantCulture, $"has {value.GetArrayLength()} entries where {count} belong");
        return value.EnumerateArray().Select(Item.Problem).FirstOrDefault(p => p is not null) is { } problem ? "has an entry that " + problem : null;
    }

    protected override JsonObject Type() => new() { ["type"] = "array", ["items"] = Item.Schema() };
}

/// <summary>A map of exactly these properties.</summary>
internal sealed record ObjectField(string Name, string Meaning, IReadOnlyList<VerdictField> Fields) : VerdictField(Name, Meaning)
{
    public override string Shown => $"{{{string.Join(", ", Fields.Select(f => $"\"{f.Name}\": {f.Shown}"))}}}";

    public override string? Problem(JsonElement value) => Problem(value, optional: null);

    /// <summary>As for any field, where one property may be absent.</summary>
    public string? Problem(JsonElement value, string? optional)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return $"is {Excerpt.Of(value)}, not an object";
        foreach (var property in value.EnumerateObject())
            if (Fields.All(f => f.Name != property.Name))
                return $"has a property '{Excerpt.Of(property.Name)}' that was not asked for";
        foreach (var field in Fields)
            if (!value.TryGetProperty(field.Name, out var held))
            {
                if (field.Name != optional)
                    return $"lacks '{field.Name}'";
            }
            else if (field.Problem(held) is { } problem)
                return $"has '{field.Name}', which {problem}";
        return null;
    }

    protected override JsonObject Type() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(Fields.Select(f => KeyValuePair.Create(f.Name, (JsonNode?)f.Schema()))),
        ["required"] = new JsonArray([.. Fields.Select(f => (JsonNode?)f.Name)]),
        ["additionalProperties"] = false,
    };
}
