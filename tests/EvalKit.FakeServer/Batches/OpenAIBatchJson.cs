using System.Text.Json;

namespace EvalKit.Fakes.Batches;

/// <summary>Files, batches and results in OpenAI's words.</summary>
internal static class OpenAIBatchJson
{
    private const long Created = 1_767_225_600;

    public static string Output(FakeBatch batch) => "file-out-" + batch.Id;

    public static string Errors(FakeBatch batch) => "file-err-" + batch.Id;

    /// <summary>Whether a result is in the file of outputs and not in that of errors.</summary>
    public static bool IsOutput(FakeResult result) => result is { Kind: FakeResultKind.Done, Status: 200 };

    public static void File(Utf8JsonWriter json, string id, int bytes)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, id);
        json.WriteString("object"u8, "file"u8);
        json.WriteNumber("bytes"u8, bytes);
        json.WriteString("purpose"u8, "batch"u8);
        json.WriteEndObject();
    }

    public static void Batch(Utf8JsonWriter json, FakeBatch batch)
    {
        var results = batch is { HasEnded: true, IsRefused: false };
        json.WriteStartObject();
        json.WriteString("id"u8, batch.Id);
        json.WriteString("object"u8, "batch"u8);
        json.WriteString("endpoint"u8, batch.Operation);
        if (batch is { HasEnded: true, IsRefused: true })
            Problems(json, batch);
        else
            json.WriteNull("errors"u8);
        json.WriteString("input_file_id"u8, batch.Input);
        json.WriteString("completion_window"u8, "24h"u8);
        json.WriteString("status"u8, batch.Status);
        json.WriteString("output_file_id"u8, results && batch.Results.Any(IsOutput) ? Output(batch) : null);
        json.WriteString("error_file_id"u8, results && batch.Results.Any(r => !IsOutput(r)) ? Errors(batch) : null);
        json.WriteNumber("created_at"u8, Created);
        json.WriteStartObject("request_counts"u8);
        json.WriteNumber("total"u8, batch.Total);
        json.WriteNumber("completed"u8, batch.Done);
        json.WriteNumber("failed"u8, 0);
        json.WriteEndObject();
        json.WriteStartObject("metadata"u8);
        if (batch.Name is { } name)
            json.WriteString("evalkit"u8, name);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void Result(Utf8JsonWriter json, FakeResult result)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, "batch_req_" + result.CustomId[..12]);
        json.WriteString("custom_id"u8, result.CustomId);
        if (result.Kind == FakeResultKind.Done)
        {
            json.WriteStartObject("response"u8);
            json.WriteNumber("status_code"u8, result.Status);
            json.WriteString("request_id"u8, "req_" + result.CustomId[..12]);
            json.WritePropertyName("body"u8);
            json.WriteRawValue(result.Body);
            json.WriteEndObject();
            json.WriteNull("error"u8);
        }
        else
        {
            json.WriteNull("response"u8);
            json.WriteStartObject("error"u8);
            json.WriteString("code"u8, result.Kind == FakeResultKind.Expired ? "batch_expired"u8 : "batch_cancelled"u8);
            json.WriteString("message"u8, "The request was not worked on before the batch ended."u8);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void Problems(Utf8JsonWriter json, FakeBatch batch)
    {
        json.WriteStartObject("errors"u8);
        json.WriteString("object"u8, "list"u8);
        json.WriteStartArray("data"u8);
        if (batch.Refusal is { } code)
        {
            json.WriteStartObject();
            json.WriteString("code"u8, code);
            json.WriteString("message"u8, "Enqueued token limit reached."u8);
            json.WriteNull("line"u8);
            json.WriteEndObject();
        }
        foreach (var (line, message) in batch.Problems)
        {
            json.WriteStartObject();
            json.WriteString("code"u8, "invalid_request"u8);
            json.WriteString("message"u8, message);
            json.WriteNumber("line"u8, line);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
