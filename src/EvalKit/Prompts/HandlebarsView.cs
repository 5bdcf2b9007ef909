using System.Text.Json;

namespace EvalKit.Prompts;

/// <summary>JSON in the shapes that Handlebars walks: maps, lists, texts, truth values; numbers keep their spelling.</summary>
internal static class HandlebarsView
{
    public static object Of(TemplateScope scope)
    {
        var root = new Root(scope)
        {
            ["item"] = Of(scope.Item),
            ["env"] = scope.Environment.ToDictionary(e => e.Key, object? (e) => e.Value, StringComparer.Ordinal),
            ["steps"] = scope.Steps.ToDictionary(s => s.Key, object? (s) => Of(s.Value), StringComparer.Ordinal),
        };
        if (scope.Sample is not null)
            root["sample"] = Of(scope.Sample);
        if (scope.Baseline is not null)
            root[TemplateScope.BaselineNamespace] = Of(scope.Baseline);
        if (scope.Prompt is { } prompt)
            root[TemplateScope.PromptNamespace] = new Dictionary<string, object?>(StringComparer.Ordinal) { ["text"] = prompt.Text, ["messages"] = Of(prompt.Messages) };
        return root;
    }

    private static Dictionary<string, object?> Of(SampleView sample)
    {
        var view = new Dictionary<string, object?>(StringComparer.Ordinal) { ["output_text"] = sample.OutputText };
        if (sample.OutputJson is { } json)
            view["output_json"] = Of(json);
        if (sample.ToolCalls is { } calls)
            view["output_tools"] = Of(calls);
        return view;
    }

    private static object? Of(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => new JsonMap(json),
        JsonValueKind.Array => new JsonList(json),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number when json.TryGetInt64(out var zero) && zero == 0 => 0,
        JsonValueKind.Number => new JsonNumber(json.GetRawText()),
        _ => null,
    };

    /// <summary>The namespaces, and the scope from which places that name them are resolved.</summary>
    internal sealed class Root(TemplateScope scope) : Dictionary<string, object?>(StringComparer.Ordinal)
    {
        public TemplateScope Scope { get; } = scope;
    }

    /// <summary>A map that renders as the JSON it came from.</summary>
    internal sealed class JsonMap(JsonElement source)
        : Dictionary<string, object?>(source.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, Of(p.Value))), StringComparer.Ordinal)
    {
        public override string ToString() => Datasets.JsonKind.Text(source);
    }

    /// <summary>A list that renders as the JSON it came from.</summary>
    internal sealed class JsonList(JsonElement source) : List<object?>(source.EnumerateArray().Select(Of))
    {
        public override string ToString() => Datasets.JsonKind.Text(source);
    }

    internal sealed record JsonNumber(string Spelling)
    {
        public override string ToString() => Spelling;
    }
}
