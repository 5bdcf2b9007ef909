using System.Globalization;
using System.Text;

namespace EvalKit.AcceptanceTests.Support;

/// <summary>Writes a suite of short questions to a server that speaks OpenAI's API, and its dataset.</summary>
internal sealed record ChatSuite
{
    public const string Name = "chat";

    public const string File = "chat.yaml";

    public required Uri Server { get; init; }

    public int Items { get; init; } = 20;

    /// <summary>Appended to each item's text, to make it long.</summary>
    public string Filler { get; init; } = "";

    public int Parallel { get; init; } = 8;

    public int Attempts { get; init; } = 6;

    /// <summary>Further keys of the model, each with a comma before it.</summary>
    public string Model { get; init; } = "";

    /// <summary>A line with another model, or nothing.</summary>
    public string OtherModel { get; init; } = "";

    /// <summary>A line with another grader, or nothing.</summary>
    public string OtherGrader { get; init; } = "";

    public string Variants { get; init; } = "{ only: { prompt: ask, model: fake } }";

    /// <summary>Further lines at the end of the suite.</summary>
    public string More { get; init; } = "";

    /// <summary>Each question begins with its number, so that requests and stored answers can be told apart.</summary>
    public static string Question(int item) => string.Create(CultureInfo.InvariantCulture, $"question-{item:00000}-");

    public void WriteTo(Workspace workspace)
    {
        var rows = new StringBuilder();
        for (var item = 0; item < Items; item++)
            rows.Append(CultureInfo.InvariantCulture, $$"""{"id":"i{{item:00000}}","text":"{{Question(item)}}{{Filler}}","label":"{{"abc"[item % 3]}}","kind":"{{(item % 4 == 0 ? "edge" : "typical")}}"}""").Append('\n');
        workspace.Write("items.jsonl", rows.ToString());
        workspace.Write(File, $$$"""
            name: {{{Name}}}
            objective: Answer with the label.
            dataset: { path: items.jsonl, slices: [kind] }
            models:
              fake: { provider: openai, model: fake-1, base_url: "{{{Server}}}", max_attempts: {{{Attempts.ToString(CultureInfo.InvariantCulture)}}}{{{Model}}} }
              {{{OtherModel}}}
            prompts:
              ask: "{{ item.text }}"
            variants: {{{Variants}}}
            graders:
              label: { type: exact_match, reference: "{{ item.label }}" }
              {{{OtherGrader}}}
            max_parallel: {{{Parallel.ToString(CultureInfo.InvariantCulture)}}}
            {{{More}}}
            """);
    }
}
