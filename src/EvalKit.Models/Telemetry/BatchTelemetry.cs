using System.Diagnostics;

namespace EvalKit.Models;

/// <summary>
/// A span for each thing that is done about a batch: <c>batch_submit</c> (the file and the batch over it), <c>batch_poll</c> (each question how far it is)
/// and <c>batch_collect</c> (its results are read and stored), with the provider's attributes of calls.
/// </summary>
internal static class BatchTelemetry
{
    public const string Submit = "batch_submit";
    public const string Poll = "batch_poll";
    public const string Collect = "batch_collect";

    /// <summary>Does something about a batch within a span.</summary>
    /// <param name="operation">One of the names above.</param>
    /// <param name="model">Whose batch it is.</param>
    /// <param name="requests">Requests of the batch.</param>
    /// <param name="work">Does it, and describes the span, which is null while nobody listens.</param>
    public static async Task<T> ObserveAsync<T>(string operation, ModelIdentity model, int requests, Func<Activity?, Task<T>> work)
    {
        if (!Telemetry.Source.HasListeners())
            return await work(null).ConfigureAwait(false);
        using var span = Telemetry.Source.StartActivity($"{operation} {model.Model}", ActivityKind.Client);
        if (span is not { IsAllDataRequested: true })
            return await work(null).ConfigureAwait(false);
        CallTelemetry.Describe(span, operation, model);
        span.SetTag("evalkit.batch.requests", requests);
        try
        {
            return await work(span).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            span.SetTag("error.type", exception switch
            {
                ModelCallException failure => failure.Kind.Name(),
                OperationCanceledException => ModelFailureKind.Cancelled.Name(),
                _ => exception.GetType().FullName,
            });
            span.SetStatus(ActivityStatusCode.Error);
            throw;
        }
    }

    public static void Identify(Activity? span, string? id) => span?.SetTag("evalkit.batch.id", id);

    public static void Found(Activity? span, BatchState state)
    {
        span?.SetTag("evalkit.batch.status", state.Status.ToString().ToLowerInvariant());
        span?.SetTag("evalkit.batch.done", state.Done);
    }
}
