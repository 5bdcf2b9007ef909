using System.Text.Json;
using EvalKit.Fakes.Counting;
using EvalKit.Fakes.Faults;

namespace EvalKit.Fakes.Endpoints;

internal sealed class ResponsesCall(TextRequest request) : ICall
{
    public string Message => request.Message;

    public double TokenCost => request.TokenCost;

    public bool IsStream => request.IsStream;

    public void WriteAnswer(Utf8JsonWriter json, Exchange exchange, FakeServerOptions options) => WriteResponse(json, exchange, options, TextAnswer.Of(Message, exchange, options));

    public void WriteEvents(EventWriter events, Exchange exchange, FakeServerOptions options)
    {
        var answer = TextAnswer.Of(Message, exchange, options);
        var number = 0;
        foreach (var piece in answer.Pieces())
            Write(events, answer.Refusal is null ? "response.output_text.delta" : "response.refusal.delta", number++, json => json.WriteString("delta"u8, piece));
        Write(events, answer.Finish == "stop" ? "response.completed" : "response.incomplete", number, json =>
        {
            json.WritePropertyName("response"u8);
            WriteResponse(json, exchange, options, answer);
        });
    }

    private static void Write(EventWriter events, string type, int number, Action<Utf8JsonWriter> write) => events.Write(type, json =>
    {
        json.WriteStartObject();
        json.WriteString("type"u8, type);
        json.WriteNumber("sequence_number"u8, number);
        write(json);
        json.WriteEndObject();
    });

    private void WriteResponse(Utf8JsonWriter json, Exchange exchange, FakeServerOptions options, TextAnswer answer)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, "resp_" + exchange.Key.ToString()[..24]);
        json.WriteString("object"u8, "response"u8);
        json.WriteString("status"u8, answer.Finish == "stop" ? "completed" : "incomplete");
        if (answer.Finish != "stop")
        {
            json.WriteStartObject("incomplete_details"u8);
            json.WriteString("reason"u8, answer.Finish == "length" ? "max_output_tokens" : answer.Finish);
            json.WriteEndObject();
        }
        json.WriteString("model"u8, options.ServedModel ?? request.Model);
        json.WriteStartArray("output"u8);
        if (exchange.Fault != AnswerShape.NoChoices)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "message"u8);
            json.WriteString("role"u8, "assistant"u8);
            json.WriteStartArray("content"u8);
            json.WriteStartObject();
            json.WriteString("type"u8, answer.Refusal is null ? "output_text" : "refusal");
            json.WriteString(answer.Refusal is null ? "text"u8 : "refusal"u8, answer.Content ?? answer.Refusal);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        if (options.ReportsUsage)
            WriteUsage(json, options.Usage ?? new TokenCounts(Tokens.Estimate(request.PromptCharacters), Tokens.Estimate(answer.Content?.Length ?? 0)));
        json.WriteEndObject();
    }

    private static void WriteUsage(Utf8JsonWriter json, TokenCounts usage)
    {
        json.WriteStartObject("usage"u8);
        json.WriteNumber("input_tokens"u8, usage.Input);
        json.WriteStartObject("input_tokens_details"u8);
        json.WriteNumber("cached_tokens"u8, usage.CachedInput);
        json.WriteEndObject();
        json.WriteNumber("output_tokens"u8, usage.Output);
        json.WriteStartObject("output_tokens_details"u8);
        json.WriteNumber("reasoning_tokens"u8, 0);
        json.WriteEndObject();
        json.WriteNumber("total_tokens"u8, usage.Input + usage.Output);
        json.WriteEndObject();
    }
}
