using System.Runtime.InteropServices;
using System.Text.Json;

namespace EvalKit.Models;

/// <summary>Reads a response of the Responses interface.</summary>
internal static class OpenAIResponsesReader
{
    private static readonly JsonDocumentOptions Depth = new() { MaxDepth = 1024 };

    /// <summary>False when the body is no JSON object or a property has a type that the interface does not allow.</summary>
    public static bool TryRead(ReadOnlySpan<byte> body, out OpenAIChatCompletion completion)
    {
        try
        {
            completion = Read(JsonElement.Parse(body, Depth));
            return true;
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            completion = new OpenAIChatCompletion();
            return false;
        }
    }

    public static OpenAIChatCompletion Read(JsonElement response)
    {
        var completion = new OpenAIChatCompletion
        {
            Id = AnswerJson.Text(response, "id"),
            Model = AnswerJson.Text(response, "model"),
            ServiceTier = AnswerJson.Text(response, "service_tier"),
            Usage = AnswerJson.Get(response, "usage") is { } usage ? Usage(usage) : null,
            Error = AnswerJson.Get(response, "error") is { } error ? Error(error) : null,
        };
        var status = AnswerJson.Text(response, "status");
        foreach (var item in AnswerJson.List(response, "output")) TakeItem(item, completion);
        // An answer that was cut before its first word is an answer all the same.
        completion.HasChoice = completion.Error is null && (completion.HasChoice || status is "incomplete" || status is "completed" && response.TryGetProperty("output", out _));
        completion.FinishReason = Reason(response, status, completion);
        return completion;
    }

    private static string Reason(JsonElement response, string? status, OpenAIChatCompletion completion) => status switch
    {
        "incomplete" => (AnswerJson.Get(response, "incomplete_details") is { } details ? AnswerJson.Text(details, "reason") : null) switch
        {
            "content_filter" => FinishReasons.ContentFilter,
            "max_output_tokens" or null => FinishReasons.Length,
            var other => other,
        },
        null or "completed" => completion.ToolCalls is null ? FinishReasons.Stop : FinishReasons.ToolCalls,
        _ => status,
    };

    private static void TakeItem(JsonElement item, OpenAIChatCompletion completion)
    {
        switch (AnswerJson.Text(item, "type"))
        {
            case "message":
                completion.HasChoice = true;
                foreach (var part in AnswerJson.List(item, "content")) TakePart(part, completion);
                break;
            case "function_call":
                completion.HasChoice = true;
                (completion.ToolCalls ??= []).Add(new ToolCall(AnswerJson.Text(item, "call_id") ?? "", AnswerJson.Text(item, "name") ?? "", AnswerJson.Text(item, "arguments") ?? ""));
                break;
        }
    }

    private static void TakePart(JsonElement part, OpenAIChatCompletion completion)
    {
        switch (AnswerJson.Text(part, "type"))
        {
            case "output_text":
                completion.Text += AnswerJson.Text(part, "text");
                if (AnswerJson.Get(part, "logprobs") is { ValueKind: JsonValueKind.Array } tokens && tokens.GetArrayLength() > 0)
                    completion.Logprobs = [.. completion.Logprobs ?? [], .. OpenAILogprobs.Read(tokens)];
                break;
            case "refusal":
                completion.Refusal += AnswerJson.Text(part, "refusal");
                break;
        }
    }

    private static Microsoft.Extensions.AI.UsageDetails? Usage(JsonElement usage)
    {
        var reader = new Utf8JsonReader(JsonMarshal.GetRawUtf8Value(usage));
        reader.Read();
        return OpenAIUsage.Read(ref reader);
    }

    private static ErrorBody Error(JsonElement error)
    {
        var reader = new Utf8JsonReader(JsonMarshal.GetRawUtf8Value(error));
        reader.Read();
        return ErrorBody.ReadObject(ref reader);
    }
}
