using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace EvalKit.Models;

/// <summary>
/// Message batches: the requests are sent with the batch. A batch has no name, so one whose id was lost is known by coming after the newest one there was, by
/// the number of its requests, and in the end by their keys.
/// </summary>
internal sealed class AnthropicBatches : IBatchService
{
    private const int PageSize = 100;

    private static readonly string[] Endings = ["processing", "succeeded", "errored", "canceled", "expired"];

    /// <value>The default value is 10 pages of batches: one whose id was lost a moment ago is among the newest.</value>
    private const int MostPages = 10;

    private readonly HttpCaller _caller;
    private readonly BatchReplies _replies;
    private readonly string _root;

    public AnthropicBatches(AnthropicSettings settings, HttpCaller caller)
    {
        _caller = caller;
        _replies = new BatchReplies(caller);
        Model = AnthropicProvider.Identity(settings);
        _root = $"{(settings.BaseUrl ?? AnthropicProvider.DefaultBaseUrl).TrimEnd('/')}/v1/messages/batches";
        Lane = $"{AnthropicProvider.Name} {_root} {settings.Model}";
    }

    public ModelIdentity Model { get; }

    public string Lane { get; }

    public BatchForm Form { get; } = new("{\"requests\":[", "{\"custom_id\":\"", "\",\"params\":", "}", ",", "]}");

    public int MaxRequests => 100_000;

    public long MaxBytes => 256_000_000;

    public Task<string?> UploadAsync(BatchDraft draft, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public async Task<string?> NewestAsync(CancellationToken cancellationToken)
    {
        var (batches, _) = await _replies.PageAsync(At("?limit=1"), cancellationToken).ConfigureAwait(false);
        return batches.Count == 0 ? "" : _replies.Read(batches[0], "batch", Id);
    }

    public async Task<string> CreateAsync(BatchDraft draft, string? file, CancellationToken cancellationToken)
    {
        using var content = new BatchContent(draft, "application/json");
        var reply = await _caller.SendAsync("POST", At(""), content, cancellationToken).ConfigureAwait(false);
        return _replies.Id(reply, "batch");
    }

    public async Task<IReadOnlyList<string>> FindAsync(BatchJournal journal, CancellationToken cancellationToken)
    {
        var found = new List<string>();
        var query = $"?limit={PageSize}";
        for (var page = 0; page < MostPages; page++)
        {
            var (batches, hasMore) = await _replies.PageAsync(At(query), cancellationToken).ConfigureAwait(false);
            string? last = null;
            foreach (var batch in batches)
            {
                last = _replies.Read(batch, "batch", Id);
                if (string.Equals(last, journal.After, StringComparison.Ordinal)) return Oldest();
                if (_replies.Read(batch, "batch", Requests) == journal.Calls.Count && !journal.Others.Contains(last)) found.Add(last);
            }

            if (last is null || !hasMore) break;
            query = $"?limit={PageSize}&after_id={Uri.EscapeDataString(last)}";
        }

        return Oldest();

        // The nearest to the moment at which it was handed in.
        List<string> Oldest()
        {
            found.Reverse();
            return found;
        }
    }

    public async Task<BatchState> StateAsync(string id, CancellationToken cancellationToken)
    {
        var batch = await _replies.GetAsync(At($"/{Uri.EscapeDataString(id)}"), "batch", cancellationToken).ConfigureAwait(false);
        return _replies.Read(batch, "batch", json => new BatchState(id, AnswerJson.Text(json, "processing_status") == "ended" ? BatchStatus.Completed : BatchStatus.Working, Requests(json) - Processing(json), [id], []));
    }

    public async IAsyncEnumerable<BatchResult> ResultsAsync(BatchState state, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var response = await _caller.OpenAsync("GET", At($"/{Uri.EscapeDataString(state.Id)}/results"), body: null, "", cancellationToken).ConfigureAwait(false);
        using var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await foreach (var line in BatchLines.ReadAsync(stream, cancellationToken).ConfigureAwait(false))
            yield return _replies.Read(line, "result of a batch", Result);
    }

    private static BatchResult Result(JsonElement line)
    {
        var name = AnswerJson.Text(line, "custom_id") ?? "";
        var result = AnswerJson.Get(line, "result") ?? throw new JsonException("a result is needed");
        return AnswerJson.Text(result, "type") switch
        {
            "succeeded" => new BatchResult(name, BatchStatus.Completed, 200, Raw(AnswerJson.Get(result, "message")), null),
            "expired" => new BatchResult(name, BatchStatus.Expired, 500, default, null),
            "canceled" => new BatchResult(name, BatchStatus.Cancelled, 500, default, null),
            _ => new BatchResult(name, BatchStatus.Completed, 500, Raw(AnswerJson.Get(result, "error")), null),
        };
    }

    private static string Id(JsonElement batch) => AnswerJson.Text(batch, "id") ?? throw new JsonException("an id is needed");

    private static byte[] Raw(JsonElement? json) => Encoding.UTF8.GetBytes(json?.GetRawText() ?? "null");

    private static int Requests(JsonElement batch) => AnswerJson.Get(batch, "request_counts") is { } counts
        ? (int)Endings.Sum(name => AnswerJson.Count(counts, name) ?? 0)
        : 0;

    private static int Processing(JsonElement batch) => AnswerJson.Get(batch, "request_counts") is { } counts ? (int)(AnswerJson.Count(counts, "processing") ?? 0) : 0;

    private Uri At(string path) => new(_root + path);
}
