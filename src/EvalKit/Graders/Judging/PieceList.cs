using System.Text.Json;
using EvalKit.Datasets;
using EvalKit.Prompts;

namespace EvalKit.Graders.Judging;

/// <summary>The texts under a key that holds templates: texts, or paths to lists of texts or of objects with a <c>text</c>.</summary>
internal sealed class PieceList(GraderSetup setup, string key)
{
    private readonly IReadOnlyList<Template> _templates = setup.Templates(key);

    /// <summary>The texts for one cell, or null with the reading that says what is missing.</summary>
    public IReadOnlyList<string>? Of(TemplateScope scope, out JudgeReading? failure)
    {
        failure = null;
        var texts = new List<string>();
        foreach (var template in _templates)
        {
            var value = template.Evaluate(scope, out var missing);
            if (value.IsMissing)
            {
                var score = MissingValue.Score(missing);
                failure = JudgeReading.Failed(score.Reason!, score.Outcome);
                return null;
            }
            texts.AddRange(Texts(value));
        }
        return texts;
    }

    /// <summary>The texts that a value stands for: an array is a list of them.</summary>
    public static IEnumerable<string> Texts(TemplateValue value) => value.Json is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray().Select(Text) : [value.Render()];

    private static string Text(JsonElement entry) =>
        entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : JsonKind.Text(entry);
}
