using System.Text.Json;
using EvalKit.Fakes.Counting;
using EvalKit.Fakes.Faults;

namespace EvalKit.Fakes.Endpoints;

internal sealed class MessagesCall(TextRequest request) : ICall
{
    public string Message => request.Message;

    public double TokenCost => request.TokenCost;

    public bool IsStream => request.IsStream;

    public void WriteAnswer(Utf8JsonWriter json, Exchange exchange, FakeServerOptions options)
    {
        var answer = TextAnswer.Of(Message, exchange, options);
        WriteHead(json, exchange, options);
        json.WriteStartArray("content"u8);
        if (exchange.Fault != AnswerShape.NoChoices && (answer.Content ?? answer.Refusal) is { Length: > 0 } text)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "text"u8);
            json.WriteString("text"u8, text);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteString("stop_reason"u8, Reason(answer));
        WriteUsage(json, options, Counts(options, answer));
        json.WriteEndObject();
    }

    public void WriteEvents(EventWriter events, Exchange exchange, FakeServerOptions options)
    {
        var answer = TextAnswer.Of(Message, exchange, options);
        var counts = Counts(options, answer);
        Write(events, "message_start", json =>
        {
            json.WritePropertyName("message"u8);
            WriteHead(json, exchange, options);
            json.WriteStartArray("content"u8);
            json.WriteEndArray();
            json.WriteNull("stop_reason"u8);
            WriteUsage(json, options, counts with { Output = 1 });
            json.WriteEndObject();
        });
        Write(events, "content_block_start", json =>
        {
            json.WriteNumber("index"u8, 0);
            json.WriteStartObject("content_block"u8);
            json.WriteString("type"u8, "text"u8);
            json.WriteString("text"u8, ""u8);
            json.WriteEndObject();
        });
        foreach (var piece in answer.Pieces())
            Write(events, "content_block_delta", json =>
            {
                json.WriteNumber("index"u8, 0);
                json.WriteStartObject("delta"u8);
                json.WriteString("type"u8, "text_delta"u8);
                json.WriteString("text"u8, piece);
                json.WriteEndObject();
            });
        Write(events, "content_block_stop", json => json.WriteNumber("index"u8, 0));
        Write(events, "message_delta", json =>
        {
            json.WriteStartObject("delta"u8);
            json.WriteString("stop_reason"u8, Reason(answer));
            json.WriteEndObject();
            if (!options.ReportsUsage)
                return;
            json.WriteStartObject("usage"u8);
            json.WriteNumber("output_tokens"u8, counts.Output);
            json.WriteEndObject();
        });
        Write(events, "message_stop", _ => { });
    }

    private static void Write(EventWriter events, string type, Action<Utf8JsonWriter> write) => events.Write(type, json =>
    {
        json.WriteStartObject();
        json.WriteString("type"u8, type);
        write(json);
        json.WriteEndObject();
    });

    private static string Reason(TextAnswer answer) => answer switch
    {
        { Refusal: not null } or { Finish: "content_filter" } => "refusal",
        { Finish: "length" } => "max_tokens",
        _ => "end_turn",
    };

    private TokenCounts Counts(FakeServerOptions options, TextAnswer answer) =>
        options.Usage ?? new TokenCounts(Tokens.Estimate(request.PromptCharacters), Tokens.Estimate((answer.Content ?? answer.Refusal)?.Length ?? 0));

    private void WriteHead(Utf8JsonWriter json, Exchange exchange, FakeServerOptions options)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, "msg_" + exchange.Key.ToString()[..24]);
        json.WriteString("type"u8, "message"u8);
        json.WriteString("role"u8, "assistant"u8);
        json.WriteString("model"u8, options.ServedModel ?? request.Model);
    }

    /// <summary>Tokens from the cache stand beside the others here, not among them.</summary>
    private static void WriteUsage(Utf8JsonWriter json, FakeServerOptions options, TokenCounts usage)
    {
        if (!options.ReportsUsage)
            return;
        json.WriteStartObject("usage"u8);
        json.WriteNumber("input_tokens"u8, usage.Input - usage.CachedInput);
        json.WriteNumber("cache_read_input_tokens"u8, usage.CachedInput);
        json.WriteNumber("output_tokens"u8, usage.Output);
        json.WriteEndObject();
    }
}
