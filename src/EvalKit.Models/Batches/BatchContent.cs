using System.Net;
using System.Net.Http.Headers;

namespace EvalKit.Models;

/// <summary>The body that a draft is sent as; only one request of it is in memory at a time.</summary>
internal sealed class BatchContent : HttpContent
{
    private readonly BatchDraft _draft;

    public BatchContent(BatchDraft draft, string contentType)
    {
        _draft = draft;
        Headers.ContentType = new MediaTypeHeaderValue(contentType);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) => _draft.WriteToAsync(stream, cancellationToken);

    protected override bool TryComputeLength(out long length)
    {
        length = _draft.Length;
        return true;
    }
}
