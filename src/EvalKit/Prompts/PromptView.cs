using System.Text.Json;

namespace EvalKit.Prompts;

/// <summary>A rendered prompt, as templates of requests see it under <c>prompt</c>.</summary>
/// <param name="Text">The text of its last user message; empty without one.</param>
/// <param name="Messages">All messages as a JSON array of <c>role</c> and <c>content</c>.</param>
internal sealed record PromptView(string Text, JsonElement Messages)
{
    public static IReadOnlyList<string> Names { get; } = ["text", "messages"];

    public TemplateValue Get(string name) => name switch
    {
        "text" => TemplateValue.Of(Text),
        "messages" => TemplateValue.Of(Messages),
        _ => TemplateValue.Missing,
    };
}
