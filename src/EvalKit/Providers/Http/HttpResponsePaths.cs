using System.Globalization;
using System.Text;
using System.Text.Json;
using EvalKit.Datasets;
using EvalKit.Models;
using EvalKit.Problems;
using EvalKit.Prompts;
using EvalKit.Shapes;
using EvalKit.Yaml;
using Microsoft.Extensions.AI;

namespace EvalKit.Providers.Http;

/// <summary>Where in a response the answer stands, and what is known of it.</summary>
internal sealed class HttpResponsePaths
{
    private const string Usage = "usage";

    private readonly Dictionary<string, TemplatePath> _paths = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TemplatePath> _usage = new(StringComparer.Ordinal);

    public HttpResponsePaths(YamlValue? response)
    {
        Read(response, _paths);
        Read(response?[Usage], _usage);
    }

    private bool ReadsJson => _paths.Count + _usage.Count > 0;

    public static void Check(YamlValue? response, ProblemList problems)
    {
        foreach (var (_, value) in (response?.Entries ?? []).Concat(response?[Usage]?.Entries ?? []))
            if (value.Kind == YamlKind.Scalar && value.Text.Length > 0 && Parse(value.Text) is null)
                problems.Add(value, $"'{value.Text}' is no path such as answer.text or choices[0].message.content");
    }

    /// <exception cref="ModelCallException">The body is not what the paths expect, or says that the call has failed.</exception>
    public ResponseFields Read(ReadOnlyMemory<byte> body)
    {
        if (!ReadsJson)
            return new ResponseFields { Text = Encoding.UTF8.GetString(body.Span) };
        if (StrictJson.TryParse(Encoding.UTF8.GetString(body.Span), out var error) is not { } json)
            throw ResponseValues.Malformed($"it is no JSON: {error}");
        if (Text(json, "error") is { Length: > 0 } failure)
            throw new ModelCallException(ModelFailureKind.Other, $"the service says: {failure}");
        var (refusal, calls) = (Text(json, "refusal"), Value(json, "tool_calls"));
        return new ResponseFields
        {
            Text = Answer(json, isNeeded: refusal is null && calls is null or { ValueKind: JsonValueKind.Null }),
            Refusal = refusal,
            ToolCalls = calls ?? default,
            Model = Text(json, "model"),
            FinishReason = Text(json, "finish_reason"),
            CostUsd = Value(json, "cost_usd") is { } cost ? ResponseValues.NumberOf(cost, "the cost") : null,
            Usage = ResponseValues.Usage(name => _usage.TryGetValue(name, out var path) && Follow(json, path) is { } count ? ResponseValues.NumberOf(count, $"usage.{name}") : null),
        };
    }

    private string? Answer(JsonElement json, bool isNeeded)
    {
        if (!_paths.TryGetValue("text", out var path))
            return JsonKind.Text(json);
        if (Follow(json, path) is { ValueKind: not JsonValueKind.Null } answer)
            return JsonKind.Text(answer);
        return isNeeded ? throw ResponseValues.Malformed($"nothing stands at '{path.Text[(path.Text.IndexOf('.', StringComparison.Ordinal) + 1)..]}'{Keys(json)}") : null;
    }

    private static string Keys(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => $"; it has {string.Join(", ", json.EnumerateObject().Select(p => p.Name).Take(10))}",
        JsonValueKind.Array => string.Create(CultureInfo.InvariantCulture, $"; it is a list of {json.GetArrayLength()}"),
        _ => $"; it is {JsonKind.Name(json)}",
    };

    private string? Text(JsonElement json, string name) => Value(json, name) is { ValueKind: not JsonValueKind.Null } value ? JsonKind.Text(value) : null;

    private JsonElement? Value(JsonElement json, string name) => _paths.TryGetValue(name, out var path) ? Follow(json, path) : null;

    private static JsonElement? Follow(JsonElement json, TemplatePath path)
    {
        var current = json;
        foreach (var step in path.Steps)
        {
            if (step.Name is { } name)
            {
                if (current.ValueKind != JsonValueKind.Object || !current.TryGetProperty(name, out current))
                    return null;
            }
            else
            {
                if (current.ValueKind != JsonValueKind.Array || step.Index >= current.GetArrayLength())
                    return null;
                current = current[step.Index];
            }
        }
        return current;
    }

    private static void Read(YamlValue? map, Dictionary<string, TemplatePath> paths)
    {
        foreach (var (key, value) in map?.Entries ?? [])
            if (value.Kind == YamlKind.Scalar && Parse(value.Text) is { } path)
                paths[key.Text] = path;
    }

    private static TemplatePath? Parse(string text) =>
        TemplatePath.TryParse(text.StartsWith('$') ? $"response{text[1..]}" : $"response.{text}", out var path) ? path : null;
}
