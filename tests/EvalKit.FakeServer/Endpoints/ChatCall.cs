using System.Text.Json;
using EvalKit.Fakes.Counting;
using EvalKit.Fakes.Faults;

namespace EvalKit.Fakes.Endpoints;

internal sealed class ChatCall : ICall
{
    // The same answer at every time of day.
    private const long Created = 1_763_640_000;

    public string Model { get; set; } = "";

    public string Message { get; set; } = "";

    public int PromptCharacters { get; set; }

    public int Choices { get; set; } = 1;

    public int MaxTokens { get; set; }

    public bool IsStream { get; set; }

    /// <summary>Whether a stream ends with the usage.</summary>
    public bool WantsUsage { get; set; }

    /// <summary>The tier that is asked for; null where none is.</summary>
    public string? ServiceTier { get; set; }

    public double TokenCost => Math.Max(MaxTokens, Tokens.Estimate(PromptCharacters));

    public void WriteAnswer(Utf8JsonWriter json, Exchange exchange, FakeServerOptions options)
    {
        var (content, refusal, finish) = TextAnswer.Of(Message, exchange, options);

        json.WriteStartObject();
        json.WriteString("id"u8, "chatcmpl-" + exchange.Key.ToString()[..24]);
        json.WriteString("object"u8, "chat.completion"u8);
        json.WriteNumber("created"u8, Created);
        json.WriteString("model"u8, options.ServedModel ?? Model);
        json.WriteStartArray("choices"u8);
        for (var i = 0; i < Choices && exchange.Fault != AnswerShape.NoChoices; i++)
        {
            json.WriteStartObject();
            json.WriteNumber("index"u8, i);
            json.WriteStartObject("message"u8);
            json.WriteString("role"u8, "assistant"u8);
            json.WriteString("content"u8, content);
            json.WriteString("refusal"u8, refusal);
            json.WriteEndObject();
            json.WriteNull("logprobs"u8);
            json.WriteString("finish_reason"u8, finish);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (options.ReportsUsage)
            WriteUsage(json, options.Usage ?? new TokenCounts(Tokens.Estimate(PromptCharacters), Choices * Tokens.Estimate(content?.Length ?? 0)));
        if (ServiceTier is { } tier)
            json.WriteString("service_tier"u8, tier == "auto" ? "default" : tier);
        if (options.SystemFingerprint is { } fingerprint)
            json.WriteString("system_fingerprint"u8, fingerprint);
        json.WriteEndObject();
    }

    public void WriteEvents(EventWriter events, Exchange exchange, FakeServerOptions options)
    {
        var answer = TextAnswer.Of(Message, exchange, options);
        for (var i = 0; i < Choices; i++)
        {
            foreach (var piece in answer.Pieces())
                WriteChunk(events, exchange, options, i, answer.Refusal is null ? "content" : "refusal", piece, null);
            WriteChunk(events, exchange, options, i, null, "", answer.Finish);
        }
        if (WantsUsage && options.ReportsUsage)
            events.Write("", json =>
            {
                WriteHead(json, exchange, options);
                json.WriteStartArray("choices"u8);
                json.WriteEndArray();
                WriteUsage(json, options.Usage ?? new TokenCounts(Tokens.Estimate(PromptCharacters), Choices * Tokens.Estimate(answer.Content?.Length ?? 0)));
                json.WriteEndObject();
            });
        events.WriteDone();
    }

    private void WriteChunk(EventWriter events, Exchange exchange, FakeServerOptions options, int index, string? field, string piece, string? finish) => events.Write("", json =>
    {
        WriteHead(json, exchange, options);
        json.WriteStartArray("choices"u8);
        json.WriteStartObject();
        json.WriteNumber("index"u8, index);
        json.WriteStartObject("delta"u8);
        if (field is not null)
            json.WriteString(field, piece);
        json.WriteEndObject();
        json.WriteString("finish_reason"u8, finish);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private void WriteHead(Utf8JsonWriter json, Exchange exchange, FakeServerOptions options)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, "chatcmpl-" + exchange.Key.ToString()[..24]);
        json.WriteString("object"u8, "chat.completion.chunk"u8);
        json.WriteNumber("created"u8, Created);
        json.WriteString("model"u8, options.ServedModel ?? Model);
        if (options.SystemFingerprint is { } fingerprint)
            json.WriteString("system_fingerprint"u8, fingerprint);
    }

    private static void WriteUsage(Utf8JsonWriter json, TokenCounts usage)
    {
        json.WriteStartObject("usage"u8);
        json.WriteNumber("prompt_tokens"u8, usage.Input);
        json.WriteNumber("completion_tokens"u8, usage.Output);
        json.WriteNumber("total_tokens"u8, usage.Input + usage.Output);
        json.WriteStartObject("prompt_tokens_details"u8);
        json.WriteNumber("cached_tokens"u8, usage.CachedInput);
        json.WriteEndObject();
        json.WriteStartObject("completion_tokens_details"u8);
        json.WriteNumber("reasoning_tokens"u8, 0);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
