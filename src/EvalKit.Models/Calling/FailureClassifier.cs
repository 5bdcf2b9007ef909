using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;

namespace EvalKit.Models;

internal static class FailureClassifier
{
    private const int MaxMessageLength = 600;

    public static (ModelFailure Failure, TimeSpan? RetryAfter) Classify(Exception exception, ResponseKey key, int attempts)
    {
        return exception switch
        {
            ModelCallException call => (new ModelFailure(key, call.Kind, Cut(call.Message), call.Status, attempts) { MayBeBilled = MayBeBilled(call.Kind) && !call.NotSent }, call.RetryAfter),
            OperationCanceledException or TimeoutException => (Failure(ModelFailureKind.Timeout, "the client gave up waiting"), null),
            HttpRequestException or IOException or SocketException => (Failure(ModelFailureKind.Connection, Describe(exception)), null),
            JsonException or FormatException => (Failure(ModelFailureKind.MalformedResponse, Describe(exception)), null),
            _ => (Failure(ModelFailureKind.Other, $"{exception.GetType().Name}: {Describe(exception)}"), null),
        };

        ModelFailure Failure(ModelFailureKind kind, string message) => new(key, kind, Cut(message), null, attempts) { MayBeBilled = MayBeBilled(kind) && !WasNotSent(exception) };
    }

    /// <summary>Whether a provider may have worked on a request that failed so. What it rejects (4xx, 429) or fails itself (5xx) it does not charge for.</summary>
    public static bool MayBeBilled(ModelFailureKind kind) => kind
        is ModelFailureKind.Timeout
        or ModelFailureKind.Connection
        or ModelFailureKind.MalformedResponse
        or ModelFailureKind.Cancelled
        or ModelFailureKind.Other;

    /// <summary>Whether an exception says that no connection was made, so that nothing was sent.</summary>
    public static bool WasNotSent(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
            if (cause is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError }
                or SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.HostUnreachable or SocketError.NetworkUnreachable })
                return true;
        return false;
    }

    /// <summary>Whether another attempt may succeed. A conflict is worth one more.</summary>
    public static bool MayBeTriedAgain(ModelFailureKind kind, int attempts) => kind
        is ModelFailureKind.Timeout
        or ModelFailureKind.RateLimited
        or ModelFailureKind.ResourceUnavailable
        or ModelFailureKind.ServerError
        or ModelFailureKind.Connection
        or ModelFailureKind.MalformedResponse
        || (kind is ModelFailureKind.Conflict && attempts < 2);

    /// <summary>Whether an answer came, which could not be read: the server is there and takes calls.</summary>
    public static bool WasAnswered(ModelFailure failure) =>
        failure.Kind == ModelFailureKind.MalformedResponse || (failure.Kind == ModelFailureKind.Connection && failure.Status is >= 200 and <= 299);

    public static string TimeoutMessage(TimeSpan limit) =>
        string.Create(CultureInfo.InvariantCulture, $"no answer within {limit.TotalSeconds:0.###} s");

    /// <summary>The message with that of the cause behind it, which is where sockets say what happened.</summary>
    public static string Describe(Exception exception)
    {
        var cause = exception.GetBaseException();
        return ReferenceEquals(cause, exception) || exception.Message.Contains(cause.Message, StringComparison.Ordinal)
            ? exception.Message
            : $"{exception.Message} ({cause.Message})";
    }

    private static string Cut(string message) => message.Length <= MaxMessageLength ? message : $"{message[..MaxMessageLength]}...";
}
