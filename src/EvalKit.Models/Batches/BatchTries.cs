namespace EvalKit.Models;

/// <summary>Requests about batches, each with a limit of time, tried again with growing pauses while that may help.</summary>
internal sealed class BatchTries(TimeProvider time, ulong jitterSeed)
{
    /// <value>The default value is 60 seconds for a question or a batch that is handed in.</value>
    public static readonly TimeSpan Short = CallDefaults.Timeout;

    /// <value>The default value is 30 minutes for a file of requests or results.</value>
    public static readonly TimeSpan Long = TimeSpan.FromMinutes(30);

    /// <exception cref="ModelCallException">It failed for good.</exception>
    public async Task<T> SendAsync<T>(Func<CancellationToken, Task<T>> send, TimeSpan limit, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await OnceAsync(send, limit, cancellationToken).ConfigureAwait(false);
            }
            catch (ModelCallException failure) when (MayBeTriedAgain(failure, attempt))
            {
                await PauseAsync(failure, attempt, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>One try; whatever goes wrong is a <see cref="ModelCallException"/>.</summary>
    public async Task<T> OnceAsync<T>(Func<CancellationToken, Task<T>> send, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            return await send(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ModelCallException(ModelFailureKind.Timeout, FailureClassifier.TimeoutMessage(limit));
        }
        catch (Exception exception) when (exception is HttpRequestException or System.Net.Sockets.SocketException || exception is IOException and not (StoreWriteException or EndOfStreamException))
        {
            throw new ModelCallException(ModelFailureKind.Connection, FailureClassifier.Describe(exception)) { NotSent = FailureClassifier.WasNotSent(exception) };
        }
    }

    public static bool MayBeTriedAgain(ModelCallException failure, int attempt) =>
        attempt < CallDefaults.MaxAttempts && FailureClassifier.MayBeTriedAgain(failure.Kind, attempt) && !(failure.RetryAfter > CallDefaults.MaxRetryAfter);

    public Task PauseAsync(ModelCallException failure, int attempt, CancellationToken cancellationToken) =>
        Task.Delay(Backoff.Delay(CallSettings.Default, attempt, failure.RetryAfter, jitterSeed, default), time, cancellationToken);
}
