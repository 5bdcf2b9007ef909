using System.Globalization;

namespace EvalKit.Models;

/// <summary>One round of a desk: what was gathered is handed in in as many batches as it takes, and watched until every call has its result.</summary>
internal sealed class BatchWorker
{
    /// <value>The default value is 10 questions in a row, each with all its tries, that nobody answers.</value>
    private const int Unanswered = 10;

    private const double Growth = 1.5;

    private readonly BatchDesk _desk;
    private readonly TimeProvider _time;
    private readonly BatchTries _tries;
    private readonly BatchHandIn _handIn;
    private readonly BatchCollector _collector;
    private readonly List<OpenBatch> _open = [];
    private int _round;
    private bool _isFull;

    public BatchWorker(BatchDesk desk, ResponseStore store)
    {
        _desk = desk;
        _time = desk.Options.Clock.Real;
        _tries = new BatchTries(_time, desk.Options.JitterSeed);
        _handIn = new BatchHandIn(desk, _tries);
        _collector = new BatchCollector(desk, store);
    }

    public BatchProgress? Progress { get; private set; }

    public int Open => _open.Count;

    public void Read(BatchFolder folder) => _open.AddRange(folder.Read().Select(journal => new OpenBatch(journal)));

    /// <summary>Why it ended early, or null.</summary>
    public async Task<string?> RunAsync(CancellationToken noNewCalls, CancellationToken cancelCalls)
    {
        _round++;
        Introduce();
        Report();
        try
        {
            await _handIn.FindLostAsync(_open, cancelCalls).ConfigureAwait(false);
            Reserve();
            foreach (var draft in _handIn.Drafts(_open))
            {
                if (noNewCalls.IsCancellationRequested) return null;
                if (await _handIn.HandInAsync(draft, cancelCalls).ConfigureAwait(false) is { } batch) _open.Add(batch);
                Report();
            }

            var end = await WatchAsync(noNewCalls, cancelCalls).ConfigureAwait(false);
            if (_isFull) await Task.Delay(_desk.Options.LongestWait, _time, noNewCalls).ConfigureAwait(false);
            _isFull = false;
            return end;
        }
        catch (ModelCallException failure)
        {
            return failure.Message;
        }
        finally
        {
            Report();
        }
    }

    /// <summary>Open batches meet the clients of this run that can read them, and learn whether it waits for them.</summary>
    private void Introduce()
    {
        var clients = new Dictionary<string, IBatchedClient>(StringComparer.Ordinal);
        foreach (var call in _desk.Wanted.Values) clients.TryAdd(call.Client.Service.Lane, call.Client);
        foreach (var batch in _open)
        {
            batch.Client ??= clients.GetValueOrDefault(batch.Journal.Lane);
            batch.IsWanted = batch.Client is not null && batch.Journal.Calls.Keys.Any(_desk.Wanted.ContainsKey);
        }
    }

    /// <summary>What is open already will be billed, whether a budget allows for it or not.</summary>
    private void Reserve()
    {
        foreach (var key in _open.Where(batch => batch.IsWanted).SelectMany(batch => batch.Journal.Calls.Keys))
        {
            if (!_desk.Wanted.TryGetValue(key, out var call) || call.Reserved > 0) continue;
            _desk.Spending.TryReserve(call.Settings.Prices, call.Size, _desk.Options.Clock.GetUtcNow(), isOpen: true, out var reserved);
            call.Reserved = reserved;
        }
    }

    private async Task<string?> WatchAsync(CancellationToken noNewCalls, CancellationToken cancelCalls)
    {
        var wait = _desk.Options.FirstWait;
        for (var unanswered = 0; ;)
        {
            var moved = false;
            string? down = null;
            foreach (var batch in _open.Where(batch => batch.Client is not null && (batch.IsWanted || !batch.WasSeen)).ToList())
            {
                try
                {
                    moved |= await LookAsync(batch, cancelCalls).ConfigureAwait(false);
                }
                catch (ModelCallException failure) when (FailureClassifier.MayBeTriedAgain(failure.Kind, 1))
                {
                    down = failure.Message;
                }
            }

            Report();
            if (!_open.Exists(batch => batch.IsWanted)) return null;
            unanswered = down is null ? 0 : unanswered + 1;
            if (unanswered == Unanswered) return $"the provider is unavailable: {down}";
            if (noNewCalls.IsCancellationRequested) return null;
            if (moved) wait = _desk.Options.FirstWait;
            await Task.Delay(wait, _time, noNewCalls).ConfigureAwait(false);
            wait = TimeSpan.FromTicks(Math.Min(_desk.Options.LongestWait.Ticks, (long)(wait.Ticks * Growth)));
        }
    }

    /// <summary>Asks how far a batch is, and collects it when it has ended. Whether something has moved.</summary>
    private async Task<bool> LookAsync(OpenBatch batch, CancellationToken cancellationToken)
    {
        BatchState state;
        try
        {
            state = await StateAsync(batch, cancellationToken).ConfigureAwait(false);
        }
        catch (ModelCallException failure) when (failure.Status == 404)
        {
            throw new ModelCallException(ModelFailureKind.BadRequest, string.Create(CultureInfo.InvariantCulture,
                $"the provider does not know batch {batch.Journal.Id} with {batch.Journal.Calls.Count} calls (another key or address?). To hand its calls in again, and pay for them again, delete {batch.Journal.Name}{BatchJournal.Extension} from the folder of open batches"));
        }

        batch.WasSeen = true;
        var moved = state.Done != batch.Done || state.Status != BatchStatus.Working;
        batch.Done = state.Done;
        if (state.Status == BatchStatus.Working) return moved;
        if (!await CollectAsync(batch, state, cancellationToken).ConfigureAwait(false))
        {
            // What came after the newest batch there was belongs to somebody else; ours may be the next, or was never received.
            batch.Journal.WasAnother();
            await _handIn.FindLostAsync(_open, cancellationToken).ConfigureAwait(false);
            return true;
        }

        _open.Remove(batch);
        if (state.Status == BatchStatus.Refused && _handIn.Refused(batch, state, isAlone: !_open.Exists(other => other.Journal.Lane == batch.Journal.Lane))) _isFull = true;
        batch.Journal.Delete();
        return true;
    }

    private Task<BatchState> StateAsync(OpenBatch batch, CancellationToken cancellationToken) =>
        BatchTelemetry.ObserveAsync(BatchTelemetry.Poll, batch.Client!.Service.Model, batch.Journal.Calls.Count, async span =>
        {
            BatchTelemetry.Identify(span, batch.Journal.Id);
            var state = await _tries.SendAsync(token => batch.Client.Service.StateAsync(batch.Journal.Id!, token), BatchTries.Short, cancellationToken).ConfigureAwait(false);
            BatchTelemetry.Found(span, state);
            return state;
        });

    /// <summary>False where the results are those of somebody else's batch.</summary>
    private Task<bool> CollectAsync(OpenBatch batch, BatchState state, CancellationToken cancellationToken) =>
        BatchTelemetry.ObserveAsync(BatchTelemetry.Collect, batch.Client!.Service.Model, batch.Journal.Calls.Count, async span =>
        {
            BatchTelemetry.Identify(span, batch.Journal.Id);
            BatchTelemetry.Found(span, state);
            return await _tries.SendAsync(token => _collector.CollectAsync(batch, state, token), BatchTries.Long, cancellationToken).ConfigureAwait(false);
        });

    private void Report()
    {
        var wanted = _open.Where(batch => batch.IsWanted).ToList();
        var calls = _desk.Wanted.Count;
        var open = wanted.Sum(batch => batch.Journal.Calls.Keys.Count(_desk.Wanted.ContainsKey));
        Progress = new BatchProgress(_round, wanted.Count, calls, Math.Max(0, calls - open) + Math.Min(open, wanted.Sum(batch => batch.Done)));
    }
}
