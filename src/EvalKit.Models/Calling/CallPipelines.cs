using System.Collections.Concurrent;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace EvalKit.Models;

/// <summary>
/// Retries around a time limit around an attempt, built once for each distinct set of settings. No more attempts are made at once than are allowed in all;
/// who waits before a further attempt leaves the place to others.
/// </summary>
internal sealed class CallPipelines(RunClock clock, ulong jitterSeed, Counters counters, TrafficGroups groups, Spending spending, int? maxParallel) : IDisposable
{
    // The range that Polly accepts.
    private static readonly TimeSpan ShortestLimit = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestLimit = TimeSpan.FromDays(1);

    private readonly TimeProvider _time = clock.Real;
    private readonly SemaphoreSlim? _places = maxParallel is { } most ? new SemaphoreSlim(most) : null;
    private readonly ConcurrentDictionary<CallSettings, CallPipeline> _pipelines = new();

    /// <summary>Once cancelled, calls that were never sent are not sent any more.</summary>
    public CancellationToken NoNewCalls { get; set; }

    public void Dispose() => _places?.Dispose();

    public async ValueTask<AttemptOutcome> RunAsync(Call call, CallSettings settings, CancellationToken cancellationToken)
    {
        var pipeline = _pipelines.GetOrAdd(settings, Build);
        // Reading a record is no call: nothing leaves the process and nothing is paid.
        if (settings.Stored) counters.CallStarted();
        using var limit = settings.Deadline is not null ? new CancellationTokenSource(Timeout.InfiniteTimeSpan, _time) : null;
        call.Deadline = limit;
        using var deadline = limit is null ? null : CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            return await pipeline.Retry.ExecuteAsync(
                static (state, token) => state.Self.AttemptAsync(state.Call, state.Pipeline, token),
                (Self: this, Call: call, Pipeline: pipeline),
                deadline?.Token ?? cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (deadline is not null && !cancellationToken.IsCancellationRequested)
        {
            return call.Failed(new ModelCallException(ModelFailureKind.Timeout, FailureClassifier.TimeoutMessage(settings.Deadline!.Value)));
        }
        finally
        {
            EndWait(call);
            if (settings.Stored) counters.CallEnded();
        }
    }

    private async ValueTask<AttemptOutcome> AttemptAsync(Call call, CallPipeline pipeline, CancellationToken cancellationToken)
    {
        EndWait(call);
        var settings = pipeline.Settings;
        if (!settings.Stored) return await call.AttemptAsync(pipeline.Timeout, pipeline.Limit, cancellationToken).ConfigureAwait(false);
        if (_places is not null) await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (IsTooLate(call)) return NotBegun(call);
            decimal reserved;
            try
            {
                reserved = await spending.ReserveAsync(settings.Prices, call.Ask, clock.GetUtcNow(), cancellationToken).ConfigureAwait(false);
            }
            catch (ModelCallException exception)
            {
                return call.Failed(exception);
            }

            var (sent, paid) = (false, false);
            try
            {
                var permit = await groups.Of(call.Model, settings.Limits).EnterAsync(call.Cost, settings.MaxRetryAfter, cancellationToken).ConfigureAwait(false);
                var seen = TrafficOutcome.NotSent;
                try
                {
                    if (IsTooLate(call)) return NotBegun(call);
                    sent = true;
                    StartDeadline(call, settings);
                    var outcome = await call.AttemptAsync(pipeline.Timeout, pipeline.Limit, cancellationToken).ConfigureAwait(false);
                    seen = new TrafficOutcome(outcome.Failure?.Kind, outcome.RetryAfter, outcome.Limits, outcome.Response?.Usage?.Total);
                    if (outcome.Response is { } response) spending.Answered(reserved, settings.Role, settings.Prices, response, call.Ask);
                    else spending.Unanswered(reserved, outcome.Failure!.MayBeBilled, settings.Prices, call.Ask, clock.GetUtcNow());
                    paid = true;
                    return outcome;
                }
                finally
                {
                    permit.Group.Leave(permit, seen);
                }
            }
            catch (ModelCallException exception)
            {
                return call.Failed(exception);
            }
            finally
            {
                // Cancelled: what was on its way may be billed, what still waited was not sent.
                if (!paid) spending.Unanswered(reserved, sent, settings.Prices, call.Ask, clock.GetUtcNow());
            }
        }
        finally
        {
            _places?.Release();
        }
    }

    private bool IsTooLate(Call call) => call.Attempts == 0 && NoNewCalls.IsCancellationRequested;

    private static AttemptOutcome NotBegun(Call call) => call.Failed(new ModelCallException(ModelFailureKind.Cancelled, SingleFlight.CancelledMessage));

    /// <summary>A call that waits to be sent for the first time has not begun.</summary>
    private static void StartDeadline(Call call, CallSettings settings)
    {
        if (call.Deadline is not { } deadline)
            return;
        deadline.CancelAfter(Bounded(settings.Deadline!.Value));
        call.Deadline = null;
    }

    private void EndWait(Call call)
    {
        if (!call.IsWaiting) return;
        call.IsWaiting = false;
        counters.WaitEnded();
    }

    private ValueTask StartWait(Call call)
    {
        call.IsWaiting = true;
        counters.WaitStarted();
        return default;
    }

    private CallPipeline Build(CallSettings settings)
    {
        var allowed = Bounded(settings.Timeout);
        var limit = new ResiliencePipelineBuilder { TimeProvider = _time }
            .AddTimeout(new TimeoutStrategyOptions { Timeout = allowed })
            .Build();
        var retry = new ResiliencePipelineBuilder<AttemptOutcome> { TimeProvider = _time };
        if (settings.MaxAttempts > 1)
        {
            retry.AddRetry(new RetryStrategyOptions<AttemptOutcome>
            {
                MaxRetryAttempts = settings.MaxAttempts - 1,
                ShouldHandle = args => ValueTask.FromResult(ShouldRetry(args.Outcome.Result, settings)),
                DelayGenerator = args => ValueTask.FromResult<TimeSpan?>(Delay(args.Outcome.Result, settings)),
                OnRetry = args => StartWait(args.Outcome.Result.Call),
            });
        }

        return new CallPipeline(retry.Build(), limit, allowed, settings);
    }

    private static TimeSpan Bounded(TimeSpan limit) => TimeSpan.FromTicks(Math.Clamp(limit.Ticks, ShortestLimit.Ticks, LongestLimit.Ticks));

    private bool ShouldRetry(AttemptOutcome outcome, CallSettings settings) =>
        outcome.Failure is { } failure
        && FailureClassifier.MayBeTriedAgain(failure.Kind, outcome.Call.Attempts)
        && !(settings.GivesUpWithoutCapacity && failure.Kind == ModelFailureKind.ResourceUnavailable)
        && (outcome.RetryAfter is not { } wished || wished <= settings.MaxRetryAfter)
        && !(settings.Stored && groups.Of(outcome.Call.Model, settings.Limits).IsDown);

    private TimeSpan Delay(AttemptOutcome outcome, CallSettings settings) =>
        Backoff.Delay(settings, outcome.Call.Attempts, outcome.RetryAfter, jitterSeed, outcome.Call.Key, FailureClassifier.WasAnswered(outcome.Failure!));
}
