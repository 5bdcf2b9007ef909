using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace EvalKit.Models;

internal static class EntryWriter
{
    public const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>One whole line, the line feed included.</summary>
    public static ReadOnlyMemory<byte> Write(IStoredRequest request, ModelResponse response, StoreContent content, Redactor? redactor = null)
    {
        using var scratch = JsonScratch.Take();
        var json = scratch.Writer;
        json.WriteStartObject();
        json.WriteString("key", request.Key.ToString());
        if (response.Time is { } time) json.WriteString("time", time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture));
        if (content == StoreContent.Hashes) json.WriteString("store", "hashes");
        WriteResponse(json, response, content);
        // Of a batch that an earlier run has handed in only the key may be known.
        if (content == StoreContent.Full && !request.CanonicalJson.IsEmpty)
        {
            json.WritePropertyName("request");
            json.WriteRawValue((redactor?.Redact(request.CanonicalJson) ?? request.CanonicalJson).Span, skipInputValidation: true);
        }

        return Close(scratch.Finish());
    }

    // The object is left open by the writer, so that the check can close it.
    private static byte[] Close(ReadOnlySpan<byte> unfinished)
    {
        var line = new byte[unfinished.Length + EntryCheck.SuffixLength + 1];
        unfinished.CopyTo(line);
        EntryCheck.Write(unfinished, line.AsSpan(unfinished.Length));
        line[^1] = (byte)'\n';
        return line;
    }

    private static void WriteResponse(Utf8JsonWriter json, ModelResponse response, StoreContent content)
    {
        json.WriteStartObject("response");
        WriteText(json, "text", response.Text, content);
        WriteText(json, "refusal", response.Refusal, content);
        if (response.Embedding is { } vector) WriteEmbedding(json, vector, content);
        if (response.ToolCalls.Count > 0) WriteToolCalls(json, response.ToolCalls, content);
        if (response.Alternatives.Count > 0) WriteAlternatives(json, response.Alternatives, content);
        if (response.Logprobs.Count > 0 && content != StoreContent.Hashes) WriteLogprobs(json, response.Logprobs);
        WriteKnown(json, "served_model", response.ServedModel);
        WriteKnown(json, "fingerprint", response.Fingerprint);
        WriteKnown(json, "request_id", response.RequestId);
        WriteKnown(json, "response_id", response.ResponseId);
        WriteKnown(json, "service_tier", response.ServiceTier);
        json.WriteString("finish_reason", response.FinishReason);
        if (response.Usage is { } usage) WriteUsage(json, usage);
        WriteTimings(json, response.Timings);
        json.WriteNumber("attempts", response.Attempts);
        if (response.CostUsd is { } cost) json.WriteNumber("cost_usd", cost);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? text, StoreContent content)
    {
        if (text is null) return;
        if (content == StoreContent.Hashes) json.WriteString(name + "_sha256", Hash(Encoding.UTF8.GetBytes(text)));
        else json.WriteString(name, text);
    }

    private static void WriteEmbedding(Utf8JsonWriter json, float[] vector, StoreContent content)
    {
        var bytes = EmbeddingBytes.Of(vector);
        if (content == StoreContent.Hashes) json.WriteString("embedding_sha256", Hash(bytes));
        else json.WriteBase64String("embedding", bytes);
    }

    private static void WriteToolCalls(Utf8JsonWriter json, IReadOnlyList<ToolCall> calls, StoreContent content)
    {
        json.WriteStartArray("tool_calls");
        foreach (var call in calls)
        {
            json.WriteStartObject();
            json.WriteString("id", call.Id);
            json.WriteString("name", call.Name);
            WriteText(json, "arguments", call.Arguments, content);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteAlternatives(Utf8JsonWriter json, IReadOnlyList<string> texts, StoreContent content)
    {
        json.WriteStartArray(content == StoreContent.Hashes ? "alternatives_sha256" : "alternatives");
        foreach (var text in texts) json.WriteStringValue(content == StoreContent.Hashes ? Hash(Encoding.UTF8.GetBytes(text)) : text);
        json.WriteEndArray();
    }

    // [token, logprob] or [token, logprob, {token: logprob}]: there are many of them.
    private static void WriteLogprobs(Utf8JsonWriter json, IReadOnlyList<TokenLogprob> tokens)
    {
        json.WriteStartArray("logprobs");
        foreach (var token in tokens)
        {
            json.WriteStartArray();
            json.WriteStringValue(token.Token);
            json.WriteNumberValue(token.Logprob);
            if (token.Top.Count > 0)
            {
                json.WriteStartObject();
                foreach (var (text, logprob) in token.Top) json.WriteNumber(text, logprob);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void WriteUsage(Utf8JsonWriter json, TokenUsage usage)
    {
        json.WriteStartObject("usage");
        WriteKnown(json, "input", usage.Input);
        WriteKnown(json, "cached_input", usage.CachedInput);
        WriteKnown(json, "output", usage.Output);
        WriteKnown(json, "reasoning", usage.Reasoning);
        WriteKnown(json, "cache_write", usage.CacheWrite);
        WriteKnown(json, "input_audio", usage.InputAudio);
        WriteKnown(json, "output_audio", usage.OutputAudio);
        WriteKnown(json, "accepted_prediction", usage.AcceptedPrediction);
        WriteKnown(json, "rejected_prediction", usage.RejectedPrediction);
        if (usage.Estimated) json.WriteBoolean("estimated", true);
        json.WriteEndObject();
    }

    private static void WriteTimings(Utf8JsonWriter json, CallTimings timings)
    {
        json.WriteStartObject("timings");
        WriteKnown(json, "queue_ms", timings.QueueMs);
        WriteKnown(json, "first_token_ms", timings.FirstTokenMs);
        WriteKnown(json, "total_ms", timings.TotalMs);
        json.WriteEndObject();
    }

    private static void WriteKnown(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null) json.WriteString(name, value);
    }

    private static void WriteKnown(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number) json.WriteNumber(name, number);
    }

    private static void WriteKnown(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number) json.WriteNumber(name, number);
    }

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
