using Microsoft.Extensions.AI;

namespace EvalKit.Models;

/// <summary>
/// The one way to ask a model anything. Looks the request up in the store, shares a call that is already being made, calls with a time
/// limit and bounded retries, stores the answer, and only then returns it. Safe for use from many threads.
/// </summary>
public sealed class ModelGateway : IDisposable
{
    private readonly ResponseStore _store;
    private readonly GatewayOptions _options;
    private readonly Counters _counters = new();
    private readonly SingleFlight _flights;
    private readonly TrafficGroups _traffic;
    private readonly Spending _spending;
    private readonly CallPipelines _pipelines;
    private readonly RefreshedKeys _refreshed = new();
    private string? _storeFailure;

    /// <summary>A gateway over a store, which stays the caller's to dispose.</summary>
    public ModelGateway(ResponseStore store, GatewayOptions options)
    {
        _store = store;
        _options = options;
        _flights = new SingleFlight(options.RunCancellation);
        _traffic = new TrafficGroups(options.Clock.Real, options.MaxParallel);
        _spending = options.Batches?.Spending ?? new Spending(options.Limit);
        _pipelines = new CallPipelines(options.Clock, options.JitterSeed, _counters, _traffic, _spending, options.MaxParallel);
    }

    /// <summary>What has been done so far; may be read at any time.</summary>
    public CallCounters Counters => _counters.Snapshot();

    /// <summary>What became of the attempts, one entry for each group of models that share limits, by name.</summary>
    public IReadOnlyList<TrafficFigures> Traffic => _traffic.Figures();

    /// <summary>Whether an answer to the request can be had without a call.</summary>
    public bool Has(ModelRequest request, CallSettings settings) => settings.Stored && MayBeFound(request.Key) && _store.Contains(request.Key);

    /// <summary>What the calls made so far have cost; may be read at any time.</summary>
    public SpentMoney Spent => _spending.Spent;

    /// <summary>Completed when the calls have cost as much as the limit's warning says.</summary>
    public Task SpendingWarning => _spending.Warned;

    /// <summary>Why no further call fits within the limit; null while calls do.</summary>
    public string? SpendingEnd => _spending.End;

    /// <summary>Ends its timers. The store stays the caller's.</summary>
    public void Dispose()
    {
        _traffic.Dispose();
        _pipelines.Dispose();
    }

    /// <summary>Once this is cancelled, calls that wait to be sent for the first time are not sent: they fail as cancelled. Those on their way go on.</summary>
    public CancellationToken NoNewCalls
    {
        get => _pipelines.NoNewCalls;
        set => _pipelines.NoNewCalls = value;
    }

    /// <summary>The answer to a chat request, found or called. Everything that goes wrong is a <see cref="ModelFailure"/>.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public Task<ModelResult> CallAsync(
        IChatClient client, ModelRequest request, CallSettings settings, CancellationToken cancellationToken = default) =>
        AskAsync(request, settings, new ChatAsk(client, request), cancellationToken);

    /// <summary>The vector of a text, found or called. Everything that goes wrong is a <see cref="ModelFailure"/>.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public Task<ModelResult> EmbedAsync(
        IEmbeddingGenerator<string, Embedding<float>> generator,
        EmbeddingRequest request,
        CallSettings settings,
        CancellationToken cancellationToken = default) =>
        AskAsync(request, settings, new EmbeddingAsk(generator, request), cancellationToken);

    private async Task<ModelResult> AskAsync(IStoredRequest request, CallSettings settings, IAsk ask, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (KeyProblem(request) is { } problem)
            return _counters.Failed(new ModelFailure(default, ModelFailureKind.BadRequest, problem));

        var key = request.Key;
        if (settings.Stored && MayBeFound(key) && _store.Find(key) is { } known)
            return Found(key, known);

        if (settings.Stored && _options.Mode == ResponseMode.Only)
            return _counters.Failed(new ModelFailure(key, ModelFailureKind.NotRecorded, NotRecorded(request)));
        if (settings.Stored && _options.Batches?.Take(request, settings, ask) is { } taken) return Taken(taken);
        if (settings.Stored) return await ShareAsync(request, settings, ask, cancellationToken).ConfigureAwait(false);
        return await ReadRecordAsync(request, settings, ask, cancellationToken).ConfigureAwait(false);
    }

    private async Task<ModelResult> ShareAsync(IStoredRequest request, CallSettings settings, IAsk ask, CancellationToken cancellationToken)
    {
        var (result, shared) = await _flights
            .JoinAsync(request.Key, token => CallAndStoreAsync(request, settings, ask, token), cancellationToken)
            .ConfigureAwait(false);
        if (!shared || result is not ModelSuccess { Found: false } success) return result;
        _counters.SharedOne();
        return new ModelSuccess(success.Key, success.Response, found: true);
    }

    private async Task<ModelResult> CallAndStoreAsync(IStoredRequest request, CallSettings settings, IAsk ask, CancellationToken token)
    {
        var key = request.Key;
        // An earlier flight of this key may have landed since the store was asked.
        if (MayBeFound(key) && _store.Find(key) is { } known)
            return Found(key, known);

        if (Volatile.Read(ref _storeFailure) is { } broken)
            return _counters.Failed(new ModelFailure(key, ModelFailureKind.StoreWrite, broken));
        var call = new Call(request, ask, _options.Clock);
        var outcome = await ObservedAsync(call, request, settings, token).ConfigureAwait(false);
        if (outcome.Response is not { } response) return _counters.Failed(outcome.Failure!);
        try
        {
            await _store.AppendAsync(request, response).ConfigureAwait(false);
        }
        catch (StoreWriteException exception)
        {
            Volatile.Write(ref _storeFailure, exception.Message);
            return _counters.Failed(new ModelFailure(key, ModelFailureKind.StoreWrite, exception.Message, attempts: response.Attempts));
        }

        if (_options.Mode == ResponseMode.Refresh) _refreshed.Add(key);
        if (_options.Batches is { IsGathering: true } desk) desk.Answered(key, response.Attempts);
        return new ModelSuccess(key, response, found: false);
    }

    /// <summary>An answer that came with a batch of this run is a call that was made, not one that was found.</summary>
    private ModelSuccess Found(ResponseKey key, ModelResponse known)
    {
        if (_options.Batches?.TryCount(key, out var attempts) != true)
        {
            _counters.FoundOne();
            return new ModelSuccess(key, _options.Redactor.Redact(known), found: true);
        }

        _counters.CameWithBatch(attempts);
        return new ModelSuccess(key, _options.Redactor.Redact(known), found: false);
    }

    private ModelFailure Taken(ModelFailure failure)
    {
        if (_options.Batches!.TryCount(failure.Key, out var attempts)) _counters.CameWithBatch(attempts);
        return _counters.Failed(failure);
    }

    private async ValueTask<AttemptOutcome> ObservedAsync(Call call, IStoredRequest request, CallSettings settings, CancellationToken token)
    {
        var span = CallTelemetry.Start(request);
        var started = _options.Clock.GetTimestamp();
        try
        {
            var outcome = Redacted(await _pipelines.RunAsync(call, settings, token).ConfigureAwait(false));
            CallTelemetry.End(span, request, outcome, call.Attempts, _options.Clock.GetElapsedTime(started));
            return outcome;
        }
        finally
        {
            // A second time where it has ended already: that does nothing. A cancelled call ends here.
            span?.Dispose();
        }
    }

    // Before anything else sees it, spans included.
    private AttemptOutcome Redacted(AttemptOutcome outcome) => _options.Redactor.IsNone ? outcome : outcome with
    {
        Response = outcome.Response is { } response ? _options.Redactor.Redact(response) : null,
        Failure = outcome.Failure is { } failure ? _options.Redactor.Redact(failure) : null,
    };

    private async Task<ModelResult> ReadRecordAsync(IStoredRequest request, CallSettings settings, IAsk ask, CancellationToken cancellationToken)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _options.RunCancellation);
        try
        {
            var outcome = Redacted(await _pipelines.RunAsync(new Call(request, ask, clock: null), settings, linked.Token).ConfigureAwait(false));
            if (outcome.Response is not { } response) return _counters.Failed(outcome.Failure!);
            _counters.FoundOne();
            return new ModelSuccess(request.Key, response, found: true);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ModelFailure(request.Key, ModelFailureKind.Cancelled, SingleFlight.CancelledMessage);
        }
    }

    private bool MayBeFound(ResponseKey key) => _options.Mode != ResponseMode.Refresh || _refreshed.Contains(key);

    private static string? KeyProblem(IStoredRequest request)
    {
        try
        {
            _ = request.Key;
            return null;
        }
        catch (Exception exception) when (exception is NotSupportedException or ArgumentException or InvalidOperationException)
        {
            return exception.Message;
        }
    }

    private static string NotRecorded(IStoredRequest request) =>
        $"no recorded answer of {request.Model.Provider} model '{request.Model.Model}' for this request (key {request.Key}), and calls are forbidden";
}
