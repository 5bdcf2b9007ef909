namespace EvalKit.Models;

/// <summary>
/// Where calls wait to be handed in together. While it gathers, gateways that have it leave every call with it that the store has no answer to; then
/// <see cref="HandInAsync"/> hands them in, waits, and stores the answers. A run whose calls depend on each other's answers does so in rounds, until a round
/// leaves nothing; then its answers are in the store, and the calls that failed are known here. Safe for use from many threads while it gathers.
/// </summary>
public sealed class BatchDesk : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ResponseKey, WantedCall> _wanted = [];
    private readonly Dictionary<ResponseKey, ModelFailure> _failures = [];
    private readonly Dictionary<ResponseKey, int> _attempts = [];
    private readonly Dictionary<ResponseKey, int> _answeredNow = [];
    private readonly BatchWorker _worker;
    private BatchFolder? _folder;
    private BatchSpool? _spool;

    /// <summary>A desk over a store, which stays the caller's to dispose.</summary>
    public BatchDesk(ResponseStore store, BatchOptions options)
    {
        Options = options;
        Spending = new Spending(options.Limit);
        _worker = new BatchWorker(this, store);
    }

    /// <summary>Whether calls are being gathered. Afterwards what is in no store and has not failed is not called.</summary>
    public bool IsGathering { get; set; } = true;

    /// <summary>How far the batches are; null while there is none. May be read at any time.</summary>
    public BatchProgress? Progress => IsGathering ? _worker.Progress : null;

    /// <summary>Folder where open batches are written down.</summary>
    public string Folder => Options.Folder;

    /// <summary>Batches that were handed in and whose answers are not all stored.</summary>
    public int OpenBatches => _worker.Open;

    /// <summary>Whether calls wait.</summary>
    public bool HasCalls
    {
        get
        {
            lock (_lock) return _wanted.Count > 0;
        }
    }

    internal BatchOptions Options { get; }

    internal Spending Spending { get; }

    internal IReadOnlyDictionary<ResponseKey, WantedCall> Wanted => _wanted;

    internal (BatchFolder Folder, BatchSpool Spool) Opened() => _folder is null || _spool is null ? throw new InvalidOperationException("The desk is not open.") : (_folder, _spool);

    /// <summary>Takes the folder of open batches and reads what earlier processes left there. False where another process works on it.</summary>
    /// <exception cref="IOException">The folder cannot be used.</exception>
    public bool TryOpen()
    {
        _folder = BatchFolder.TryOpen(Options.Folder);
        if (_folder is null) return false;
        _spool = _folder.CreateSpool();
        _worker.Read(_folder);
        return true;
    }

    /// <summary>
    /// Hands in what was gathered, waits for it and for what earlier processes handed in of it, and stores the answers. Returns why it has to end before the
    /// answers are there, or null. Everything that is open is on disk at every moment: who does the same again takes it up where it was.
    /// </summary>
    /// <param name="noNewCalls">When cancelled nothing more is handed in or waited for.</param>
    /// <param name="cancelCalls">When cancelled requests on their way end at once.</param>
    public async Task<string?> HandInAsync(CancellationToken noNewCalls, CancellationToken cancelCalls)
    {
        try
        {
            return await _worker.RunAsync(noNewCalls, cancelCalls).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (noNewCalls.IsCancellationRequested || cancelCalls.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception is StoreWriteException ? exception.Message : $"open batches cannot be written down: {exception.Message}";
        }
        finally
        {
            lock (_lock) _wanted.Clear();
            _spool?.Clear();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _spool?.Dispose();
        _folder?.Dispose();
    }

    /// <summary>What takes the place of a call that the store has no answer to; null for one that is made at once, since nothing leaves the process for it.</summary>
    internal ModelFailure? Take(IStoredRequest request, CallSettings settings, IAsk ask)
    {
        if (ask.Batched is not { } client) return null;
        var key = request.Key;
        lock (_lock)
        {
            if (_failures.TryGetValue(key, out var failure)) return failure;
            if (_wanted.ContainsKey(key)) return Gathered(key);
        }

        if (Spending.End is { } end) return new ModelFailure(key, ModelFailureKind.Budget, end);
        if (!IsGathering) return new ModelFailure(key, ModelFailureKind.Cancelled, "its batch is not done yet");

        try
        {
            var spool = Opened().Spool;
            var body = ask.WriteBody();
            var offset = spool.Append(request.CanonicalJson.Span, body.Span);
            lock (_lock)
                _wanted.TryAdd(key, new WantedCall(key, client, settings, ask.Size, offset, request.CanonicalJson.Length, body.Length) { Model = request.Model });
            return Gathered(key);
        }
        catch (ModelCallException exception)
        {
            return Failed(new ModelFailure(key, exception.Kind, exception.Message));
        }
    }

    /// <summary>Whether an answer came in this run, as a call that was made would have: true once for each. The number of its attempts beside it.</summary>
    internal bool TryCount(ResponseKey key, out int attempts)
    {
        attempts = 0;
        if (IsGathering) return false;
        lock (_lock) return _answeredNow.Remove(key, out attempts);
    }

    internal void Answered(ResponseKey key, int attempts)
    {
        lock (_lock) _answeredNow[key] = attempts;
    }

    internal int AttemptOf(ResponseKey key)
    {
        lock (_lock) return _attempts.GetValueOrDefault(key) + 1;
    }

    /// <summary>An attempt failed; another may follow.</summary>
    internal void FailedOnce(ResponseKey key, int attempt)
    {
        lock (_lock) _attempts[key] = attempt;
    }

    /// <summary>The call has failed for good.</summary>
    internal ModelFailure Failed(ModelFailure failure)
    {
        var known = Options.Redactor.Redact(failure);
        lock (_lock)
        {
            _failures[failure.Key] = known;
            if (failure.Attempts > 0) _answeredNow[failure.Key] = failure.Attempts;
        }

        return known;
    }

    /// <summary>What was set aside for a call is free again.</summary>
    internal void Release(ResponseKey key, bool mayBeBilled)
    {
        if (!_wanted.TryGetValue(key, out var call) || call.Reserved == 0) return;
        Spending.Unanswered(call.Reserved, mayBeBilled);
        call.Reserved = 0;
    }

    /// <summary>Whoever asks goes on to other calls that do not depend on this one.</summary>
    private static ModelFailure Gathered(ResponseKey key) => new(key, ModelFailureKind.NotRecorded, "the call waits to be handed in");
}
