using EvalKit.Models;
using EvalKit.Results;

namespace EvalKit.Running;

/// <summary>How far a run is. Read by a display while workers write.</summary>
public sealed class RunProgress
{
    private readonly TaskCompletionSource _halfDone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _done;
    private int _failed;
    private double _recordedUsd;
    private double _spentUsd;
    private readonly Lock _costLock = new();

    /// <summary>Cells to do.</summary>
    public int Planned { get; internal set; }

    /// <summary>Cells done, whatever came of them.</summary>
    public int Done => Volatile.Read(ref _done);

    /// <summary>Cells done that are not scored.</summary>
    public int Failed => Volatile.Read(ref _failed);

    /// <summary>Recorded cost in US dollars of the cells done, as far as prices are known; answers found in the store included.</summary>
    public double RecordedUsd => Volatile.Read(ref _recordedUsd);

    /// <summary>Calls made, answers found, retries.</summary>
    public CallCounters Calls => Gateway?.Counters ?? default;

    /// <summary>US dollars spent by the calls made now, as far as prices are known.</summary>
    public double SpentUsd => Volatile.Read(ref _spentUsd);

    /// <summary>Completed when half of the cells are done.</summary>
    public Task HalfDone => _halfDone.Task;

    internal ModelGateway? Gateway { get; set; }

    internal void CellDone(Outcome outcome, double? costUsd, double spentUsd)
    {
        if (Interlocked.Increment(ref _done) * 2L >= Planned)
            _halfDone.TrySetResult();
        if (outcome != Outcome.Scored)
            Interlocked.Increment(ref _failed);
        if (costUsd is not { } cost || cost == 0)
            return;
        lock (_costLock)
        {
            _recordedUsd += cost;
            _spentUsd += spentUsd;
        }
    }
}
