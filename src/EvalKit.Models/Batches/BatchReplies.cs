using System.Text.Json;

namespace EvalKit.Models;

/// <summary>What a provider says of its batches, read; anything else is a malformed answer.</summary>
internal sealed class BatchReplies(HttpCaller caller)
{
    private static readonly JsonDocumentOptions Depth = new() { MaxDepth = 1024 };

    public async Task<JsonElement> GetAsync(Uri address, string what, CancellationToken cancellationToken)
    {
        var reply = await caller.SendAsync("GET", address, body: null, "", cancellationToken).ConfigureAwait(false);
        return Read(reply.Body, what, static json => json);
    }

    public T Read<T>(ReadOnlyMemory<byte> json, string what, Func<JsonElement, T> read)
    {
        try
        {
            return read(JsonElement.Parse(json.Span, Depth));
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            throw caller.Errors.Malformed(what, null);
        }
    }

    public T Read<T>(JsonElement json, string what, Func<JsonElement, T> read)
    {
        try
        {
            return read(json);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            throw caller.Errors.Malformed(what, null);
        }
    }

    /// <summary>The <c>id</c> of what was made.</summary>
    public string Id(ReadOnlyMemory<byte> reply, string what) =>
        Read(reply, what, static json => AnswerJson.Text(json, "id")) is { Length: > 0 } id ? id : throw caller.Errors.Malformed(what, null);

    /// <summary>The batches of a page of a list, and whether there are more pages.</summary>
    public async Task<(IReadOnlyList<JsonElement> Batches, bool HasMore)> PageAsync(Uri address, CancellationToken cancellationToken)
    {
        var list = await GetAsync(address, "list of batches", cancellationToken).ConfigureAwait(false);
        return Read(list, "list of batches", static json => ((IReadOnlyList<JsonElement>)[.. AnswerJson.List(json, "data")], AnswerJson.Get(json, "has_more") is { ValueKind: JsonValueKind.True }));
    }
}
