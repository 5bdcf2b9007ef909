namespace EvalKit.Models;

/// <summary>A call that waits to be sent. It is admitted or gives up, never both.</summary>
internal abstract class Waiter(CallCost cost)
{
    private const int Waiting = 0;
    private const int Taken = 1;
    private const int Gone = 2;

    private int _state = Waiting;

    public CallCost Cost => cost;

    /// <summary>When it began to wait, in seconds of the group's clock.</summary>
    public double Since { get; set; }

    /// <summary>Valid once taken.</summary>
    public Permit Permit { get; private set; }

    public bool HasGivenUp => Volatile.Read(ref _state) == Gone;

    /// <summary>False when it has given up.</summary>
    public bool TryTake(Permit permit)
    {
        Permit = permit;
        return Interlocked.CompareExchange(ref _state, Taken, Waiting) == Waiting;
    }

    /// <summary>Tells it that it was taken; called outside every lock.</summary>
    public abstract void Admit();

    /// <summary>Gives up. What it was taken for meanwhile is given back.</summary>
    protected void GiveUp()
    {
        if (Interlocked.CompareExchange(ref _state, Gone, Waiting) == Taken)
            Permit.Group.Leave(Permit, TrafficOutcome.NotSent);
    }
}
