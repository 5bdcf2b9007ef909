using System.ClientModel;
using System.Globalization;
using System.Net;

namespace EvalKit.Models;

/// <summary>
/// Reads what the exceptions of clients that are not ours tell of a failed call, so that it is tried again, or not, as with our own. Every SDK has
/// exceptions of its own; an HTTP status is what they have in common.
/// </summary>
public static class ForeignErrors
{
    private const int DeepestCause = 10;

    /// <summary>The failure that an exception tells of.</summary>
    /// <param name="exception">What a client or a delegate threw.</param>
    /// <param name="time">The clock against which dates in <c>Retry-After</c> are read.</param>
    public static ModelCallException Of(Exception exception, TimeProvider time)
    {
        var errors = new ProviderErrors([], time);
        var depth = 0;
        for (Exception? cause = exception; cause is not null && depth < DeepestCause; cause = cause.InnerException, depth++)
        {
            if (cause is ModelCallException known) return known;
            if (cause is ClientResultException { Status: > 0 } result && OfResponse(result, time) is { } answered) return answered;
            if (StatusOf(cause) is { } status)
                return errors.Failed(ProviderErrors.KindOf(status, null), string.Create(CultureInfo.InvariantCulture, $"HTTP {status}: {FailureClassifier.Describe(exception)}"), status);
        }

        return errors.FromException(exception);
    }

    private static ModelCallException? OfResponse(ClientResultException exception, TimeProvider time)
    {
        try
        {
            return exception.GetRawResponse() is { } response ? new OpenAIErrors(null, time).FromStatus(response, response.Content.ToMemory().Span) : null;
        }
        catch (InvalidOperationException)
        {
            // The body was never read.
            return null;
        }
    }

    private static int? StatusOf(Exception exception)
    {
        if (exception is HttpRequestException http) return (int?)http.StatusCode;
        var type = exception.GetType();
        var status = (type.GetProperty("StatusCode") ?? type.GetProperty("Status"))?.GetValue(exception) switch
        {
            int number => number,
            HttpStatusCode code => (int)code,
            _ => 0,
        };
        return status is >= 400 and < 600 ? status : null;
    }
}
