using System.Text.Json;

namespace EvalKit.Fakes.Batches;

/// <summary>Message batches and their results in Anthropic's words.</summary>
internal static class AnthropicBatchJson
{
    public static void Batch(Utf8JsonWriter json, FakeBatch batch)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, batch.Id);
        json.WriteString("type"u8, "message_batch"u8);
        json.WriteString("processing_status"u8, batch.HasEnded ? "ended"u8 : "in_progress"u8);
        json.WriteStartObject("request_counts"u8);
        json.WriteNumber("processing"u8, batch.HasEnded ? 0 : batch.Total);
        json.WriteNumber("succeeded"u8, Count(batch, r => r is { Kind: FakeResultKind.Done, Status: 200 }));
        json.WriteNumber("errored"u8, Count(batch, r => r is { Kind: FakeResultKind.Done, Status: not 200 }));
        json.WriteNumber("canceled"u8, Count(batch, r => r.Kind == FakeResultKind.Cancelled));
        json.WriteNumber("expired"u8, Count(batch, r => r.Kind == FakeResultKind.Expired));
        json.WriteEndObject();
        json.WriteString("created_at"u8, "2026-01-01T00:00:00Z"u8);
        json.WriteString("expires_at"u8, "2026-01-02T00:00:00Z"u8);
        json.WriteString("results_url"u8, batch.HasEnded ? $"https://api.anthropic.com/v1/messages/batches/{batch.Id}/results" : null);
        json.WriteEndObject();
    }

    public static void Result(Utf8JsonWriter json, FakeResult result)
    {
        json.WriteStartObject();
        json.WriteString("custom_id"u8, result.CustomId);
        json.WriteStartObject("result"u8);
        switch (result)
        {
            case { Kind: FakeResultKind.Expired }:
                json.WriteString("type"u8, "expired"u8);
                break;
            case { Kind: FakeResultKind.Cancelled }:
                json.WriteString("type"u8, "canceled"u8);
                break;
            case { Status: 200 }:
                json.WriteString("type"u8, "succeeded"u8);
                json.WritePropertyName("message"u8);
                json.WriteRawValue(result.Body);
                break;
            default:
                json.WriteString("type"u8, "errored"u8);
                json.WritePropertyName("error"u8);
                Error(json, result);
                break;
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Error(Utf8JsonWriter json, FakeResult result)
    {
        var error = JsonElement.Parse(result.Body).GetProperty("error");
        json.WriteStartObject();
        json.WriteString("type"u8, "error"u8);
        json.WriteStartObject("error"u8);
        json.WriteString("type"u8, result.Status switch { 400 => "invalid_request_error", 429 => "rate_limit_error", 529 => "overloaded_error", _ => "api_error" });
        json.WriteString("message"u8, error.GetProperty("message").GetString());
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static int Count(FakeBatch batch, Func<FakeResult, bool> which) => batch.HasEnded ? batch.Results.Count(which) : 0;
}
