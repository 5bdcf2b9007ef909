using System.Text.Json;
using EvalKit.Fakes.Counting;

namespace EvalKit.Fakes.Endpoints;

/// <summary>Scores each category 0.9 where its name stands in the text, with spaces for other signs, else 0.01; a score of at least 0.5 is flagged.</summary>
internal sealed class ModerationCall(string model, List<string> inputs) : ICall
{
    private const double Flagged = 0.5;

    private static readonly string[] Categories =
    [
        "harassment", "harassment/threatening", "hate", "hate/threatening", "illicit", "illicit/violent", "self-harm", "self-harm/instructions", "self-harm/intent",
        "sexual", "sexual/minors", "violence", "violence/graphic",
    ];

    public string Message => string.Join('\n', inputs);

    public double TokenCost => inputs.Sum(text => Tokens.Estimate(text.Length));

    public void WriteAnswer(Utf8JsonWriter json, Exchange exchange, FakeServerOptions options)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, "modr-1");
        json.WriteString("model"u8, options.ServedModel ?? model);
        json.WriteStartArray("results"u8);
        foreach (var input in inputs)
        {
            json.WriteStartObject();
            json.WriteBoolean("flagged"u8, Categories.Any(c => Score(input, c) >= Flagged));
            json.WriteStartObject("categories"u8);
            foreach (var category in Categories)
                json.WriteBoolean(category, Score(input, category) >= Flagged);
            json.WriteEndObject();
            json.WriteStartObject("category_scores"u8);
            foreach (var category in Categories)
                json.WriteNumber(category, Score(input, category));
            json.WriteEndObject();
            json.WriteStartObject("category_applied_input_types"u8);
            foreach (var category in Categories)
            {
                json.WriteStartArray(category);
                json.WriteStringValue("text"u8);
                json.WriteEndArray();
            }
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static double Score(string text, string category) =>
        text.Contains(category.Replace('/', ' ').Replace('-', ' '), StringComparison.OrdinalIgnoreCase) ? 0.9 : 0.01;
}
