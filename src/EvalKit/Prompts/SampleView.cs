using System.Text.Json;
using EvalKit.Datasets;
using EvalKit.Models;

namespace EvalKit.Prompts;

/// <summary>What a model produced, as templates see it under <c>sample</c> and <c>steps.name</c>.</summary>
/// <param name="OutputText">The text of the answer.</param>
/// <param name="ToolCalls">The tool calls as a JSON array in the Chat Completions form, or null.</param>
/// <param name="Json">The answer as JSON where it was recorded beside the text; otherwise it is read from the text.</param>
internal sealed class SampleView(string OutputText, JsonElement? ToolCalls = null, JsonElement? Json = null)
{
    public static IReadOnlyList<string> Names { get; } = ["output_text", "output_json", "output_tools", "alternatives", "logprobs"];

    private readonly Lazy<JsonElement?> _json = new(() => Json ?? StrictJson.TryParse(OutputText, out _), LazyThreadSafetyMode.None);

    public string OutputText { get; } = OutputText;

    /// <summary>The answer as JSON: recorded as such, or when the whole text is one JSON value.</summary>
    public JsonElement? OutputJson => _json.Value;

    public JsonElement? ToolCalls { get; } = ToolCalls;

    /// <summary>The response it stands for, where there was a call.</summary>
    public ModelResponse? Response { get; init; }

    public TemplateValue Get(string name) => name switch
    {
        "output_text" => TemplateValue.Of(OutputText),
        "output_json" when OutputJson is { } value => TemplateValue.Of(value),
        "output_tools" when ToolCalls is { } calls => TemplateValue.Of(calls),
        "alternatives" when Response is { Alternatives.Count: > 0 } response => TemplateValue.Of(ResponseJson.Alternatives(response)),
        "logprobs" when Response is { Logprobs.Count: > 0 } response => TemplateValue.Of(ResponseJson.Logprobs(response)),
        _ => TemplateValue.Missing,
    };
}
