using System.Text.Json;
using System.Text.Json.Nodes;

namespace EvalKit.Suites;

/// <summary>
/// Brings a JSON Schema into the form that providers hold answers to: no property besides those that are named, all of them required, and an optional one may be
/// null instead (OpenAI's guide to structured outputs, "All fields must be required").
/// </summary>
internal static class StrictSchema
{
    private static readonly string[] Unsupported =
        ["allOf", "not", "if", "then", "else", "dependentRequired", "dependentSchemas", "patternProperties", "propertyNames", "unevaluatedProperties", "prefixItems", "contains", "minProperties", "maxProperties", "uniqueItems"];

    /// <summary>The strict schema; false with a phrase when there is none.</summary>
    public static bool TryTransform(JsonElement schema, out JsonElement strict, out string problem)
    {
        strict = schema;
        problem = "";
        if (schema.ValueKind != JsonValueKind.Object)
            problem = "it is no object";
        else if (JsonNode.Parse(schema.GetRawText()) is JsonObject root)
        {
            problem = root.ContainsKey("anyOf") || root.ContainsKey("oneOf") || (root["type"] as JsonValue)?.ToString() != "object" ? "its root has to be an object (type: object)" : Transform(root, "") ?? "";
            strict = JsonSerializer.SerializeToElement(root);
        }
        return problem.Length == 0;
    }

    private static string? Transform(JsonNode? node, string pointer)
    {
        if (node is not JsonObject schema)
            return $"{Place(pointer)} allows anything";
        foreach (var keyword in Unsupported)
            if (schema.ContainsKey(keyword))
                return $"{Place(pointer)} uses '{keyword}', which no provider supports there";
        if (schema.Remove("oneOf", out var alternatives))
            schema["anyOf"] = alternatives;
        // A default is for readers of data; to a writer it is only a hint.
        if (schema.Remove("default", out var value))
            schema["description"] = $"{schema["description"]?.ToString()} (Default: {value?.ToJsonString() ?? "null"})".TrimStart();
        return Children(schema, pointer).Select(c => Transform(c.Node, c.Pointer)).FirstOrDefault(p => p is not null)
            ?? (schema["properties"] is JsonObject || IsObject(schema) ? Close(schema, pointer) : null);
    }

    /// <summary>Allows no other property and requires every one; null when that is possible.</summary>
    private static string? Close(JsonObject schema, string pointer)
    {
        if (schema["additionalProperties"] is { } more && !(more is JsonValue given && given.TryGetValue<bool>(out var allowed) && !allowed))
            return $"{Place(pointer)} allows properties that it does not name (additionalProperties)";
        var properties = schema["properties"] as JsonObject ?? [];
        var required = (schema["required"] as JsonArray ?? []).Select(r => r?.ToString()).ToHashSet(StringComparer.Ordinal);
        foreach (var name in properties.Select(p => p.Key).ToList())
            if (!required.Contains(name) && properties[name] is JsonObject optional)
                properties[name] = Nullable(optional);
        schema["properties"] = properties.Parent is null ? properties : schema["properties"];
        schema["required"] = new JsonArray([.. properties.Select(p => (JsonNode?)p.Key)]);
        schema["additionalProperties"] = false;
        return null;
    }

    private static JsonNode Nullable(JsonObject schema)
    {
        switch (schema["type"])
        {
            case JsonValue type when type.ToString() != "null":
                schema["type"] = new JsonArray(type.ToString(), "null");
                break;
            case JsonArray types when !types.Any(t => t?.ToString() == "null"):
                types.Add("null");
                break;
            case null when schema["anyOf"] is JsonArray alternatives:
                alternatives.Add(new JsonObject { ["type"] = "null" });
                return schema;
            case null:
                return new JsonObject { ["anyOf"] = new JsonArray(schema.DeepClone(), new JsonObject { ["type"] = "null" }) };
        }
        if (schema["enum"] is JsonArray values && values.All(v => v is not null))
            values.Add((JsonNode?)null);
        return schema;
    }

    private static IEnumerable<(JsonNode? Node, string Pointer)> Children(JsonObject schema, string pointer)
    {
        foreach (var keyword in (string[])["properties", "$defs", "definitions"])
            foreach (var (name, child) in schema[keyword] as JsonObject ?? [])
                yield return (child, $"{pointer}/{keyword}/{name}");
        if (schema["items"] is { } items)
            yield return (items, $"{pointer}/items");
        foreach (var (index, child) in (schema["anyOf"] as JsonArray ?? []).Index())
            yield return (child, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{pointer}/anyOf/{index}"));
    }

    private static bool IsObject(JsonObject schema) =>
        schema["type"] is JsonValue type && type.ToString() == "object" || schema["type"] is JsonArray types && types.Any(t => t?.ToString() == "object");

    private static string Place(string pointer) => pointer.Length == 0 ? "the root" : $"'{pointer}'";
}
