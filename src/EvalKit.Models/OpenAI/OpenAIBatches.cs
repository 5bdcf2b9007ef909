using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace EvalKit.Models;

/// <summary>Batches of OpenAI and of Azure: a file of requests, a batch over it, files of results.</summary>
internal sealed class OpenAIBatches : IBatchService
{
    /// <summary>The property of a batch's metadata by which it is found again.</summary>
    private const string NameProperty = "evalkit";

    private const int PageSize = 100;

    /// <value>The default value is 10 pages of batches: one whose id was lost a moment ago is among the newest.</value>
    private const int MostPages = 10;

    private readonly HttpCaller _caller;
    private readonly BatchReplies _replies;
    private readonly string _root;
    private readonly string _endpoint;

    public OpenAIBatches(OpenAISettings settings, ModelIdentity model, TimeProvider time)
    {
        Model = model;
        _root = (settings.BaseUrl ?? OpenAIProvider.DefaultBaseUrl).TrimEnd('/');
        var operation = Operation(model.Api);
        // Azure's guide to batches has this endpoint for chat completions and for Responses: which it is stands in the lines.
        _endpoint = settings.Service == OpenAIService.Azure ? "/chat/completions" : operation;
        _caller = new HttpCaller(settings.ApiKey is { } key ? [Header(settings, key)] : [], time);
        _replies = new BatchReplies(_caller);
        Lane = $"{model.Provider} {_root} {model.Api} {model.Model}";
        Form = new BatchForm("", "{\"custom_id\":\"", $"\",\"method\":\"POST\",\"url\":\"{operation}\",\"body\":", "}", "\n", "\n");
    }

    public ModelIdentity Model { get; }

    public string Lane { get; }

    public BatchForm Form { get; }

    public int MaxRequests => 50_000;

    public long MaxBytes => 200_000_000;

    public async Task<string?> UploadAsync(BatchDraft draft, CancellationToken cancellationToken)
    {
        using var form = new MultipartFormDataContent(draft.Name);
        using var purpose = new StringContent("batch");
        purpose.Headers.ContentType = null;
        form.Add(purpose, "\"purpose\"");
        using var file = new BatchContent(draft, "application/jsonl");
        file.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "\"file\"", FileName = $"\"{draft.Name}.jsonl\"" };
        form.Add(file);
        return _replies.Id(await _caller.SendAsync("POST", At("files"), form, cancellationToken).ConfigureAwait(false), "file");
    }

    public Task<string?> NewestAsync(CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public async Task<string> CreateAsync(BatchDraft draft, string? file, CancellationToken cancellationToken)
    {
        var reply = await _caller.SendAsync("POST", At("batches"), Request(draft, file), "application/json", cancellationToken).ConfigureAwait(false);
        return _replies.Id(reply.Body, "batch");
    }

    public async Task<IReadOnlyList<string>> FindAsync(BatchJournal journal, CancellationToken cancellationToken)
    {
        var address = $"batches?limit={PageSize}";
        for (var page = 0; page < MostPages; page++)
        {
            var (batches, hasMore) = await _replies.PageAsync(At(address), cancellationToken).ConfigureAwait(false);
            string? last = null;
            foreach (var batch in batches)
            {
                (last, var name) = _replies.Read(batch, "batch", Named);
                if (last is not null && string.Equals(name, journal.Name, StringComparison.Ordinal)) return [last];
            }

            if (last is null || !hasMore) break;
            address = $"batches?limit={PageSize}&after={Uri.EscapeDataString(last)}";
        }

        return [];
    }

    public async Task<BatchState> StateAsync(string id, CancellationToken cancellationToken)
    {
        var batch = await _replies.GetAsync(At($"batches/{Uri.EscapeDataString(id)}"), "batch", cancellationToken).ConfigureAwait(false);
        return _replies.Read(batch, "batch", json => new BatchState(
            id,
            Status(AnswerJson.Text(json, "status")),
            Done(json),
            // Azure writes "" for a file that is not there.
            [.. new[] { AnswerJson.Text(json, "output_file_id"), AnswerJson.Text(json, "error_file_id") }.Where(id => id is { Length: > 0 }).Select(id => id!)],
            AnswerJson.Get(json, "errors") is { ValueKind: JsonValueKind.Object } errors ? [.. AnswerJson.List(errors, "data").Select(Problem)] : []));
    }

    public async IAsyncEnumerable<BatchResult> ResultsAsync(BatchState state, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var file in state.Outputs)
        {
            using var response = await _caller.OpenAsync("GET", At($"files/{Uri.EscapeDataString(file)}/content"), body: null, "", cancellationToken).ConfigureAwait(false);
            using var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await foreach (var line in BatchLines.ReadAsync(stream, cancellationToken).ConfigureAwait(false))
                yield return _replies.Read(line, "result of a batch", Result);
        }
    }

    private byte[] Request(BatchDraft draft, string? file)
    {
        using var scratch = JsonScratch.Take();
        var json = scratch.Writer;
        json.WriteStartObject();
        json.WriteString("input_file_id", file);
        json.WriteString("endpoint", _endpoint);
        json.WriteString("completion_window", "24h");
        json.WriteStartObject("metadata");
        json.WriteString(NameProperty, draft.Name);
        json.WriteEndObject();
        json.WriteEndObject();
        return scratch.Finish().ToArray();
    }

    private static (string? Id, string? Name) Named(JsonElement batch) =>
        (AnswerJson.Text(batch, "id"), AnswerJson.Get(batch, "metadata") is { } metadata ? AnswerJson.Text(metadata, NameProperty) : null);

    private static BatchResult Result(JsonElement line)
    {
        var name = AnswerJson.Text(line, "custom_id") ?? "";
        if (AnswerJson.Get(line, "response") is { } response)
        {
            var body = AnswerJson.Get(response, "body") is { } json ? Encoding.UTF8.GetBytes(json.GetRawText()) : [];
            return new BatchResult(name, BatchStatus.Completed, (int)(AnswerJson.Count(response, "status_code") ?? 200), body, AnswerJson.Text(response, "request_id"));
        }

        var error = AnswerJson.Get(line, "error");
        var ending = error is { } known ? AnswerJson.Text(known, "code") switch { "batch_expired" => BatchStatus.Expired, "batch_cancelled" => BatchStatus.Cancelled, _ => BatchStatus.Completed } : BatchStatus.Completed;
        return new BatchResult(name, ending, 500, Encoding.UTF8.GetBytes($"{{\"error\":{error?.GetRawText() ?? "null"}}}"), null);
    }

    private static BatchStatus Status(string? status) => status switch
    {
        "completed" => BatchStatus.Completed,
        "failed" => BatchStatus.Refused,
        "expired" => BatchStatus.Expired,
        "cancelled" or "canceled" => BatchStatus.Cancelled,
        // validating, in_progress, finalizing, cancelling, and what a provider calls a batch that waits.
        _ => BatchStatus.Working,
    };

    private static int Done(JsonElement batch) => AnswerJson.Get(batch, "request_counts") is { } counts
        ? (int)((AnswerJson.Count(counts, "completed") ?? 0) + (AnswerJson.Count(counts, "failed") ?? 0))
        : 0;

    private static BatchProblem Problem(JsonElement error) =>
        new(AnswerJson.Text(error, "code"), AnswerJson.Text(error, "message") ?? "no reason was given", (int?)AnswerJson.Count(error, "line"));

    private Uri At(string path) => new($"{_root}/{path}");

    private static string Operation(string api) => api switch
    {
        "responses" => "/v1/responses",
        "embeddings" => "/v1/embeddings",
        _ => "/v1/chat/completions",
    };

    private static HttpHeader Header(OpenAISettings settings, ApiKey key) =>
        settings is { Service: OpenAIService.Azure, KeyIsToken: false } ? new HttpHeader("api-key", "", key) : new HttpHeader("Authorization", "Bearer ", key);
}
