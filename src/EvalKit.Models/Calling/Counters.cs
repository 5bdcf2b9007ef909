namespace EvalKit.Models;

internal sealed class Counters
{
    private long _calls;
    private long _found;
    private long _shared;
    private long _retries;
    private long _failures;
    private long _notRecorded;
    private int _inFlight;
    private int _waiting;

    public void CallStarted()
    {
        Interlocked.Increment(ref _calls);
        Interlocked.Increment(ref _inFlight);
    }

    public void CallEnded() => Interlocked.Decrement(ref _inFlight);

    public void WaitStarted()
    {
        Interlocked.Increment(ref _retries);
        Interlocked.Increment(ref _waiting);
    }

    public void WaitEnded() => Interlocked.Decrement(ref _waiting);

    /// <summary>A call that was made with a batch, in so many of them.</summary>
    public void CameWithBatch(int attempts)
    {
        Interlocked.Increment(ref _calls);
        Interlocked.Add(ref _retries, attempts - 1);
    }

    public void FoundOne() => Interlocked.Increment(ref _found);

    public void SharedOne() => Interlocked.Increment(ref _shared);

    public ModelFailure Failed(ModelFailure failure)
    {
        if (failure.Kind != ModelFailureKind.Cancelled) Interlocked.Increment(ref _failures);
        if (failure.Kind == ModelFailureKind.NotRecorded) Interlocked.Increment(ref _notRecorded);
        return failure;
    }

    public CallCounters Snapshot() => new(
        Interlocked.Read(ref _calls),
        Interlocked.Read(ref _found),
        Interlocked.Read(ref _shared),
        Interlocked.Read(ref _retries),
        Interlocked.Read(ref _failures),
        Volatile.Read(ref _inFlight),
        Volatile.Read(ref _waiting))
    {
        NotRecorded = Interlocked.Read(ref _notRecorded),
    };
}
