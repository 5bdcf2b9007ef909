using Polly.Timeout;

namespace EvalKit.Models;

/// <summary>One call over all its attempts. Belongs to one caller at a time.</summary>
internal sealed class Call(IStoredRequest request, IAsk ask, RunClock? clock)
{
    private readonly long _asked = clock?.GetTimestamp() ?? 0;
    private int _attempts;

    public ResponseKey Key { get; } = request.Key;

    public ModelIdentity Model => request.Model;

    public CallCost Cost => ask.Cost;

    public IAsk Ask => ask;

    public int Attempts => _attempts;

    public bool IsWaiting { get; set; }

    /// <summary>Ends all its attempts; to be started with the first, null from then on or where there is none.</summary>
    public CancellationTokenSource? Deadline { get; set; }

    public async ValueTask<AttemptOutcome> AttemptAsync(Polly.ResiliencePipeline timeout, TimeSpan limit, CancellationToken cancellationToken)
    {
        _attempts++;
        var started = clock?.GetTimestamp() ?? 0;
        try
        {
            var answer = await timeout
                .ExecuteAsync(static async (ask, token) => await ask.AskAsync(token).ConfigureAwait(false), ask, cancellationToken)
                .ConfigureAwait(false);
            return new AttemptOutcome(this, Stamp(answer, started), null, null, answer.Limits);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (TimeoutRejectedException)
        {
            return new AttemptOutcome(this, null, new ModelFailure(Key, ModelFailureKind.Timeout, FailureClassifier.TimeoutMessage(limit), null, _attempts) { MayBeBilled = true }, null, null);
        }
        catch (Exception exception)
        {
            return Failed(exception);
        }
    }

    /// <summary>An attempt that failed, or could not be made.</summary>
    public AttemptOutcome Failed(Exception exception)
    {
        var (failure, retryAfter) = FailureClassifier.Classify(exception, Key, _attempts);
        return new AttemptOutcome(this, null, failure, retryAfter, (exception as ModelCallException)?.Limits);
    }

    private ModelResponse Stamp(Answer answer, long started)
    {
        var response = answer.Response with { Attempts = _attempts };
        if (clock is null) return response with { Timings = new CallTimings(null, answer.FirstTokenMs, answer.TotalMs) };
        var time = clock.GetUtcNow().ToUniversalTime();
        time = time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMillisecond));
        // What a provider draws anew for every call is no more part of a reproducible record than how long it took.
        if (clock.IsFrozen) return response with { Time = time, RequestId = null, ResponseId = null };
        if (answer.NotTimed) return response with { Time = time };
        return response with
        {
            Time = time,
            Timings = new CallTimings(
                Milliseconds(clock.GetElapsedTime(_asked, started)),
                answer.FirstTokenMs,
                answer.TotalMs ?? Milliseconds(clock.GetElapsedTime(started))),
        };
    }

    private static double Milliseconds(TimeSpan duration) => Math.Round(Math.Max(0, duration.TotalMilliseconds), 3);
}
