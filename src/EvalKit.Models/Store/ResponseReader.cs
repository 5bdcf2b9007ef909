using System.Text.Json;

namespace EvalKit.Models;

// Reads the "response" object of an entry. Unknown properties are skipped; a wrong type throws and makes the entry unreadable.
internal static class ResponseReader
{
    public static ModelResponse Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException();
        string? text = null, refusal = null, served = null, fingerprint = null, requestId = null, responseId = null;
        var finish = FinishReasons.Stop;
        TokenUsage? usage = null;
        var timings = CallTimings.NotMeasured;
        var attempts = 1;
        double? cost = null;
        IReadOnlyList<ToolCall> calls = [];
        float[]? embedding = null;
        string? tier = null;
        IReadOnlyList<string> alternatives = [];
        IReadOnlyList<TokenLogprob> logprobs = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (Is(ref reader, "text"u8)) text = Text(ref reader);
            else if (Is(ref reader, "refusal"u8)) refusal = Text(ref reader);
            else if (Is(ref reader, "served_model"u8)) served = Text(ref reader);
            else if (Is(ref reader, "fingerprint"u8)) fingerprint = Text(ref reader);
            else if (Is(ref reader, "request_id"u8)) requestId = Text(ref reader);
            else if (Is(ref reader, "response_id"u8)) responseId = Text(ref reader);
            else if (Is(ref reader, "finish_reason"u8)) finish = Text(ref reader) ?? FinishReasons.Stop;
            else if (Is(ref reader, "usage"u8)) usage = Usage(ref reader);
            else if (Is(ref reader, "timings"u8)) timings = Timings(ref reader);
            else if (Is(ref reader, "attempts"u8)) attempts = reader.GetInt32();
            else if (Is(ref reader, "cost_usd"u8)) cost = Number(ref reader);
            else if (Is(ref reader, "tool_calls"u8)) calls = ToolCalls(ref reader);
            else if (Is(ref reader, "embedding"u8)) embedding = Embedding(ref reader);
            else if (Is(ref reader, "service_tier"u8)) tier = Text(ref reader);
            else if (Is(ref reader, "alternatives"u8)) alternatives = Texts(ref reader);
            else if (Is(ref reader, "logprobs"u8)) logprobs = LogprobReader.Read(ref reader);
            else SkipValue(ref reader);
        }

        return new ModelResponse
        {
            Text = text,
            Refusal = refusal,
            ServedModel = served,
            Fingerprint = fingerprint,
            RequestId = requestId,
            ResponseId = responseId,
            FinishReason = finish,
            Usage = usage,
            Timings = timings,
            Attempts = attempts,
            CostUsd = cost,
            ToolCalls = calls,
            Embedding = embedding,
            ServiceTier = tier,
            Alternatives = alternatives,
            Logprobs = logprobs,
        };
    }

    private static bool Is(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) => reader.ValueTextEquals(name) && reader.Read();

    private static void SkipValue(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }

    private static string? Text(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.String => JsonText.Read(ref reader),
        _ => throw new JsonException(),
    };

    private static double? Number(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Null ? null : reader.GetDouble();

    private static int? Count(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Null ? null : reader.GetInt32();

    private static float[] Embedding(ref Utf8JsonReader reader) =>
        EmbeddingBytes.TryRead(reader.GetBytesFromBase64(), out var vector) ? vector : throw new JsonException();

    private static TokenUsage Usage(ref Utf8JsonReader reader)
    {
        Require(ref reader, JsonTokenType.StartObject);
        var usage = new TokenUsage(null, null, null, null);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (Is(ref reader, "input"u8)) usage = usage with { Input = Count(ref reader) };
            else if (Is(ref reader, "cached_input"u8)) usage = usage with { CachedInput = Count(ref reader) };
            else if (Is(ref reader, "output"u8)) usage = usage with { Output = Count(ref reader) };
            else if (Is(ref reader, "reasoning"u8)) usage = usage with { Reasoning = Count(ref reader) };
            else if (Is(ref reader, "cache_write"u8)) usage = usage with { CacheWrite = Count(ref reader) };
            else if (Is(ref reader, "input_audio"u8)) usage = usage with { InputAudio = Count(ref reader) };
            else if (Is(ref reader, "output_audio"u8)) usage = usage with { OutputAudio = Count(ref reader) };
            else if (Is(ref reader, "accepted_prediction"u8)) usage = usage with { AcceptedPrediction = Count(ref reader) };
            else if (Is(ref reader, "rejected_prediction"u8)) usage = usage with { RejectedPrediction = Count(ref reader) };
            else if (Is(ref reader, "estimated"u8)) usage = usage with { Estimated = reader.GetBoolean() };
            else SkipValue(ref reader);
        }

        return usage;
    }

    private static CallTimings Timings(ref Utf8JsonReader reader)
    {
        Require(ref reader, JsonTokenType.StartObject);
        double? queue = null, first = null, total = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (Is(ref reader, "queue_ms"u8)) queue = Number(ref reader);
            else if (Is(ref reader, "first_token_ms"u8)) first = Number(ref reader);
            else if (Is(ref reader, "total_ms"u8)) total = Number(ref reader);
            else SkipValue(ref reader);
        }

        return new CallTimings(queue, first, total);
    }

    private static List<string> Texts(ref Utf8JsonReader reader)
    {
        Require(ref reader, JsonTokenType.StartArray);
        var texts = new List<string>();
        while (reader.Read() && reader.TokenType == JsonTokenType.String) texts.Add(JsonText.Read(ref reader));
        return reader.TokenType == JsonTokenType.EndArray ? texts : throw new JsonException();
    }

    private static List<ToolCall> ToolCalls(ref Utf8JsonReader reader)
    {
        Require(ref reader, JsonTokenType.StartArray);
        var calls = new List<ToolCall>();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            string id = "", name = "", arguments = "";
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (Is(ref reader, "id"u8)) id = Text(ref reader) ?? "";
                else if (Is(ref reader, "name"u8)) name = Text(ref reader) ?? "";
                else if (Is(ref reader, "arguments"u8)) arguments = Text(ref reader) ?? "";
                else SkipValue(ref reader);
            }

            calls.Add(new ToolCall(id, name, arguments));
        }

        return calls;
    }

    private static void Require(ref Utf8JsonReader reader, JsonTokenType token)
    {
        if (reader.TokenType != token) throw new JsonException();
    }
}
