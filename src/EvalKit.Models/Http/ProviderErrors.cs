using System.Globalization;
using System.Text;

namespace EvalKit.Models;

/// <summary>Turns what goes wrong in a call into a <see cref="ModelCallException"/> that names status and reason and holds none of the secrets.</summary>
internal sealed class ProviderErrors(IReadOnlyList<ApiKey> secrets, TimeProvider time)
{
    private const int MaxMessageLength = 500;

    /// <param name="status">The HTTP status.</param>
    /// <param name="header">The value of a header by its name in lower case, or null.</param>
    /// <param name="body">The beginning of the body.</param>
    public ModelCallException FromStatus(int status, Func<string, string?> header, ReadOnlySpan<byte> body)
    {
        var retryAfter = RetryAfterHeader.Parse(header("retry-after-ms"), header("retry-after"), time.GetUtcNow());
        return FromStatus(status, ErrorBody.Read(body), body, retryAfter, Limits(header));
    }

    /// <summary>What the headers announce of the server's limits.</summary>
    public RateLimitReading? Limits(Func<string, string?> header) => RateLimitHeaders.Read(header, time.GetUtcNow());

    /// <summary>An error in the body of a response whose status says that all is well, as some gateways and all streams send.</summary>
    public ModelCallException FromBody(ErrorBody error, ReadOnlySpan<byte> body) =>
        FromStatus(error.Status ?? StatusOf(error.Code), error, body, retryAfter: null, limits: null);

    public ModelCallException Malformed(string what, int? status) =>
        new(ModelFailureKind.MalformedResponse, Redact($"the answer is not a valid {what}"), status);

    /// <summary>A stream that ended in the middle of an answer.</summary>
    public ModelCallException BrokenOff(int? status) =>
        new(ModelFailureKind.Connection, "the stream ended before the answer did", status);

    public ModelCallException FromException(Exception exception) => exception switch
    {
        ModelCallException known => known,
        TimeoutException => new ModelCallException(ModelFailureKind.Timeout, Redact(exception.Message)),
        HttpRequestException or IOException or System.Net.Sockets.SocketException =>
            new ModelCallException(ModelFailureKind.Connection, Redact(FailureClassifier.Describe(exception))) { NotSent = FailureClassifier.WasNotSent(exception) },
        _ => new ModelCallException(ModelFailureKind.Other, Redact($"{exception.GetType().Name}: {FailureClassifier.Describe(exception)}")),
    };

    public ModelCallException Failed(ModelFailureKind kind, string message, int? status = null) => new(kind, Redact(message), status);

    public static ModelFailureKind KindOf(int status, string? code) => status switch
    {
        401 or 403 => ModelFailureKind.Authentication,
        402 => ModelFailureKind.Quota,
        408 => ModelFailureKind.Timeout,
        429 when code is "insufficient_quota" or "billing_hard_limit_reached" => ModelFailureKind.Quota,
        429 when code is "resource_unavailable" => ModelFailureKind.ResourceUnavailable,
        409 or 422 => ModelFailureKind.Conflict,
        429 => ModelFailureKind.RateLimited,
        >= 500 => ModelFailureKind.ServerError,
        >= 400 => ModelFailureKind.BadRequest,
        _ => ModelFailureKind.Other,
    };

    // The words of OpenAI's and Anthropic's streams, where a status comes too late.
    private static int StatusOf(string? code) => code switch
    {
        "rate_limit_exceeded" or "rate_limit_error" or "insufficient_quota" => 429,
        "invalid_request_error" or "invalid_prompt" => 400,
        "authentication_error" or "permission_error" => 401,
        "overloaded_error" => 529,
        _ => 500,
    };

    private ModelCallException FromStatus(int status, ErrorBody error, ReadOnlySpan<byte> body, TimeSpan? retryAfter, RateLimitReading? limits)
    {
        var message = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"HTTP {status}"));
        if (error.Code is not null) message.Append(CultureInfo.InvariantCulture, $" {error.Code}");
        var text = error.Message ?? Encoding.UTF8.GetString(body).Trim();
        if (text.Length > 0) message.Append(": ").Append(text);
        var shown = Redact(message.ToString());
        if (retryAfter is { } delay && delay > TimeSpan.Zero)
            shown = string.Create(CultureInfo.InvariantCulture, $"{shown} (asks to wait {delay.TotalSeconds:0.###} s)");
        return new ModelCallException(KindOf(status, Code(status, error)), shown, status, retryAfter, limits);
    }

    /// <summary>The lack of capacity is told by its code, or by words alone.</summary>
    private static string? Code(int status, ErrorBody error) =>
        status == 429 && error.Message?.Contains("resource unavailable", StringComparison.OrdinalIgnoreCase) == true ? "resource_unavailable" : error.Code;

    // Taken out before it is cut, so that no part of a key is left at the end.
    public string Redact(string message)
    {
        var redacted = message;
        foreach (var secret in secrets) redacted = secret.Redact(redacted);
        return redacted.Length <= MaxMessageLength ? redacted : $"{redacted[..MaxMessageLength]}...";
    }
}
