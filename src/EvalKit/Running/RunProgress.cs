using EvalKit.Models;
using EvalKit.Results;

namespace EvalKit.Running;

/// <summary>How far a run is. Read by a display while workers write.</summary>
public sealed class RunProgress
{
    private int done;
    private int failed;
    private double recordedUsd;
    private readonly Lock costLock = new();

    /// <summary>Cells to do.</summary>
    public int Planned { get; internal set; }

    /// <summary>Cells done, whatever came of them.</summary>
    public int Done => Volatile.Read(ref done);

    /// <summary>Cells done that are not scored.</summary>
    public int Failed => Volatile.Read(ref failed);

    /// <summary>Recorded cost in US dollars of the cells done, as far as prices are known; answers found in the store included.</summary>
    public double RecordedUsd => Volatile.Read(ref recordedUsd);

    /// <summary>Calls made, answers found, retries.</summary>
    public CallCounters Calls => Gateway?.Counters ?? default;

    internal ModelGateway? Gateway { get; set; }

    internal void CellDone(Outcome outcome, double? costUsd)
    {
        Interlocked.Increment(ref done);
        if (outcome != Outcome.Scored)
            Interlocked.Increment(ref failed);
        if (costUsd is not { } cost || cost == 0)
            return;
        lock (costLock)
            recordedUsd += cost;
    }
}
