using EvalKit.Models;
using EvalKit.Results;

namespace EvalKit.Running;

/// <summary>How far a run is. Read by a display while workers write.</summary>
public sealed class RunProgress
{
    private readonly TaskCompletionSource _halfDone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private static readonly TaskCompletionSource Never = new();
    private int _done;
    private int _failed;
    private decimal _recordedUsd;
    private readonly Lock _costLock = new();

    /// <summary>Cells to do.</summary>
    public int Planned { get; internal set; }

    /// <summary>Cells done, whatever came of them.</summary>
    public int Done => Volatile.Read(ref _done);

    /// <summary>Cells done that are not scored.</summary>
    public int Failed => Volatile.Read(ref _failed);

    /// <summary>Recorded cost in US dollars of the cells done, as far as prices are known; answers found in the store included.</summary>
    public double RecordedUsd
    {
        get
        {
            lock (_costLock)
                return (double)_recordedUsd;
        }
    }

    /// <summary>Calls made, answers found, retries.</summary>
    public CallCounters Calls => Gateway?.Counters ?? default;

    /// <summary>US dollars spent by the calls made now, as far as prices are known.</summary>
    public double SpentUsd => (double)Spent.Confirmed;

    /// <summary>What the calls made now have cost, apart for systems under test, judges and embeddings.</summary>
    public SpentMoney Spent => SpentNow();

    /// <summary>Completed when the run has spent as much as the suite's budget warns of.</summary>
    public Task BudgetWarning => Gateway?.SpendingWarning ?? Never.Task;

    /// <summary>Completed when half of the cells are done.</summary>
    public Task HalfDone => _halfDone.Task;

    /// <summary>How far the batches of a run are while it waits for them; null otherwise.</summary>
    public BatchProgress? Batch => Desk?.Progress;

    internal ModelGateway? Gateway { get; set; }

    internal BatchDesk? Desk { get; set; }

    internal Func<SpentMoney> SpentNow { get; init; } = static () => default;

    internal void CellDone(Outcome outcome, double? costUsd)
    {
        if (Interlocked.Increment(ref _done) * 2L >= Planned)
            _halfDone.TrySetResult();
        if (outcome != Outcome.Scored)
            Interlocked.Increment(ref _failed);
        if (costUsd is not { } cost || cost == 0)
            return;
        lock (_costLock)
            _recordedUsd += Money.OfDouble(cost);
    }
}
