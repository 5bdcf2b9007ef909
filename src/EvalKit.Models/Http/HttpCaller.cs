using System.Net.Http.Headers;

namespace EvalKit.Models;

/// <summary>
/// Sends requests over HTTP with the manners of all providers: connections are shared, nothing is tried again, no redirect is followed, bodies are bounded,
/// and every failure is a <see cref="ModelCallException"/> whose message holds no secret. The gateway owns time limits and retries.
/// </summary>
public sealed class HttpCaller
{
    private readonly IReadOnlyList<HttpHeader> _headers;
    private readonly ProviderErrors _errors;

    /// <summary>A sender of requests with these headers.</summary>
    /// <param name="headers">The headers of every request; <c>Content-Type</c> is that of the body.</param>
    /// <param name="time">The clock against which dates in <c>Retry-After</c> are read.</param>
    public HttpCaller(IReadOnlyList<HttpHeader> headers, TimeProvider time)
    {
        _headers = headers;
        _errors = new ProviderErrors([.. headers.Select(h => h.Secret).OfType<ApiKey>()], time);
    }

    internal ProviderErrors Errors => _errors;

    /// <summary>The answer to one request.</summary>
    /// <param name="method">GET, POST, PUT or PATCH.</param>
    /// <param name="address">Where to.</param>
    /// <param name="body">The body in UTF-8; null for none.</param>
    /// <param name="contentType">What the body is, unless a header says it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ModelCallException">There is no answer with a status of success.</exception>
    public async Task<HttpReply> SendAsync(string method, Uri address, ReadOnlyMemory<byte>? body, string contentType, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await OpenAsync(method, address, body, contentType, cancellationToken).ConfigureAwait(false);
            var status = (int)response.StatusCode;
            using var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            return new HttpReply(status, await ResponseBody.ReadAsync(stream, status, cancellationToken).ConfigureAwait(false), Header(response, "request-id") ?? Header(response, "x-request-id"), Limits(response));
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw _errors.FromException(exception);
        }
    }

    /// <summary>The answer to one request whose body is written while it is sent.</summary>
    /// <exception cref="ModelCallException">There is no answer with a status of success.</exception>
    internal async Task<ReadOnlyMemory<byte>> SendAsync(string method, Uri address, HttpContent? content, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await OpenAsync(method, address, content, cancellationToken).ConfigureAwait(false);
            using var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            return await ResponseBody.ReadAsync(stream, (int)response.StatusCode, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw _errors.FromException(exception);
        }
    }

    /// <summary>A response with a status of success whose body is still to be read.</summary>
    /// <exception cref="ModelCallException">The status is none of success.</exception>
    internal Task<HttpResponseMessage> OpenAsync(string method, Uri address, ReadOnlyMemory<byte>? body, string contentType, CancellationToken cancellationToken)
    {
        HttpContent? content = null;
        if (body is { } bytes)
        {
            content = new ReadOnlyMemoryContent(bytes);
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        }

        return OpenAsync(method, address, content, cancellationToken);
    }

    private async Task<HttpResponseMessage> OpenAsync(string method, Uri address, HttpContent? content, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address) { Content = content };
        foreach (var header in _headers)
        {
            if (!string.Equals(header.Name, "content-type", StringComparison.OrdinalIgnoreCase)) request.Headers.TryAddWithoutValidation(header.Name, header.Value);
            else if (request.Content is not null) request.Content.Headers.ContentType = MediaTypeHeaderValue.TryParse(header.Value, out var own) ? own : request.Content.Headers.ContentType;
        }

        var response = await HttpConnections.For(address.AbsoluteUri).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        if (response.IsSuccessStatusCode) return response;
        using (response)
        {
            using var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            var error = await ResponseBody.ReadErrorAsync(stream, cancellationToken).ConfigureAwait(false);
            throw _errors.FromStatus((int)response.StatusCode, name => Header(response, name), error.Span);
        }
    }

    internal RateLimitReading? Limits(HttpResponseMessage response) => _errors.Limits(name => Header(response, name));

    internal static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
