using System.Text.Json;
using System.Text.Json.Nodes;
using EvalKit.Problems;
using EvalKit.Prompts;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Suites;

/// <summary>Reads <c>parameters</c>: JSON values by name, with the files that they name in their place, so that the record and every key hold what is sent.</summary>
internal sealed class ParameterReader(LoadContext context)
{
    private static readonly string[] Choices = ["auto", "required", "none"];

    /// <summary>The parameters of a map over others.</summary>
    public IReadOnlyDictionary<string, JsonElement> Read(YamlValue? map, IReadOnlyDictionary<string, JsonElement>? under = null)
    {
        var parameters = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (key, value) in under ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal))
            parameters[key] = value;
        foreach (var (key, value) in map?.Entries ?? [])
            if (Value(key.Text, value) is { } read)
                parameters[key.Text] = read;
        // The tools of a model's own choice may be those of its variants.
        if (map?["tool_choice"] is { Kind: YamlKind.Scalar } choice && (under is not null || parameters.ContainsKey("tools")))
            CheckChoice(choice, parameters);
        return parameters;
    }

    private JsonElement? Value(string name, YamlValue value)
    {
        switch (name)
        {
            case "tools":
                return Tools(value);
            case "response_format" when value.Kind == YamlKind.Map:
                return Format(value);
            case var _ when ParameterTemplates.Names.Contains(name, StringComparer.Ordinal) && value.Kind == YamlKind.Scalar:
                context.ParseTemplate(value, value.Text);
                return JsonSerializer.SerializeToElement(value.Text);
            default:
                return YamlJson.ToJson(value);
        }
    }

    private JsonElement? Format(YamlValue value)
    {
        if (value["schema"] is not { } place || File(place, "schema file") is not { } schema)
            return null;
        var strict = value.Boolean("strict", otherwise: true);
        if (strict && !StrictSchema.TryTransform(schema, out schema, out var problem))
        {
            context.Problems.Add(place, $"the schema cannot be strict: {problem}; change it, or write strict: false");
            return null;
        }
        var format = new JsonObject { ["name"] = value.Text("name"), ["description"] = value.Text("description"), ["strict"] = strict, ["schema"] = JsonNode.Parse(schema.GetRawText()) };
        return JsonSerializer.SerializeToElement(format);
    }

    private JsonElement? Tools(YamlValue value)
    {
        var list = new JsonArray();
        if (value.Kind == YamlKind.Scalar)
        {
            if (File(value, "tools file") is not { } file)
                return null;
            if (file.ValueKind != JsonValueKind.Array)
            {
                context.Problems.Add(value, $"tools file '{value.Text}' has to hold a list of tools");
                return null;
            }
            foreach (var (index, tool) in file.EnumerateArray().Index())
                if (!TryAdd(list, tool, null))
                    context.Problems.Add(value, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"tool {index + 1} of '{value.Text}' is no function with 'name' and 'parameters'"));
        }
        foreach (var tool in value.Items)
        {
            var parameters = tool["parameters"] is { } place ? File(place, "schema file") : null;
            if (!TryAdd(list, YamlJson.ToJson(tool), parameters) && tool["name"] is { } name)
                context.Problems.Add(tool["parameters"] ?? tool, $"the parameters of tool '{name.Text}' have to be a JSON Schema");
        }
        foreach (var twice in list.GroupBy(t => (string?)t!["name"], StringComparer.Ordinal).Where(g => g.Count() > 1))
            context.Problems.Add(value, $"two tools are called '{twice.Key}'");
        return JsonSerializer.SerializeToElement(list);
    }

    /// <summary>Takes a tool in our form or in that of either of OpenAI's interfaces.</summary>
    private static bool TryAdd(JsonArray list, JsonElement tool, JsonElement? schema)
    {
        if (tool.ValueKind == JsonValueKind.Object && tool.TryGetProperty("function", out var inner))
            tool = inner;
        if (tool.ValueKind != JsonValueKind.Object || !tool.TryGetProperty("name", out var name) || name.ValueKind != JsonValueKind.String)
            return false;
        var parameters = schema ?? (tool.TryGetProperty("parameters", out var given) ? given : JsonElement.Parse("""{"type":"object","properties":{}}"""));
        if (parameters.ValueKind != JsonValueKind.Object)
            return false;
        var read = new JsonObject { ["name"] = name.GetString() };
        if (tool.TryGetProperty("description", out var description) && description.ValueKind == JsonValueKind.String)
            read["description"] = description.GetString();
        read["parameters"] = JsonNode.Parse(parameters.GetRawText());
        if (tool.TryGetProperty("strict", out var strict) && strict.ValueKind == JsonValueKind.True)
            read["strict"] = true;
        list.Add(read);
        return true;
    }

    private void CheckChoice(YamlValue choice, SortedDictionary<string, JsonElement> parameters)
    {
        var tools = parameters.TryGetValue("tools", out var list) ? list.EnumerateArray().Select(t => t.GetProperty("name").GetString()!).ToList() : [];
        if (tools.Count == 0)
            context.Problems.Add(choice, "'tool_choice' chooses among 'tools', and there are none");
        else if (!Choices.Contains(choice.Text, StringComparer.Ordinal) && !tools.Contains(choice.Text, StringComparer.Ordinal))
            context.Problems.Add(choice, $"there is no tool '{choice.Text}'{NearestName.Hint(choice.Text, [.. tools, .. Choices])}");
    }

    /// <summary>The JSON that stands here, or in the file whose path stands here.</summary>
    private JsonElement? File(YamlValue place, string what)
    {
        if (place.Kind != YamlKind.Scalar)
            return YamlJson.ToJson(place);
        if (!context.CheckFile(place, what) || TextFile.Read(context.Resolve(place.Text), place.Text, context.Problems) is not { } text)
            return null;
        context.NamedTexts.Add(text);
        if (Path.GetExtension(place.Text).ToLowerInvariant() is ".yaml" or ".yml")
            return YamlTreeReader.Read(text, place.Text, context.Problems) is { } root ? YamlJson.ToJson(root) : null;
        if (Datasets.StrictJson.TryParse(text, out var error) is { } json)
            return json;
        context.Problems.Add(place, $"{what} '{place.Text}' is no JSON: {error}");
        return null;
    }
}
