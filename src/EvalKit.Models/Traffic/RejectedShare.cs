namespace EvalKit.Models;

/// <summary>
/// Which share of the last so many calls sent was rejected for coming too fast. Calls count when they are sent: rejections come back sooner than answers, and
/// a share of what came back would exaggerate them.
/// </summary>
internal sealed class RejectedShare(int most)
{
    private readonly bool[] _rejected = new bool[most];
    private int _next;
    private int _count;

    /// <summary>Whether as many were sent as are counted.</summary>
    public bool IsFull => _count == most;

    /// <summary>From 0 to 1; 0 before the first call.</summary>
    public double Value => _count == 0 ? 0 : (double)_rejected.Count(r => r) / _count;

    public void Sent()
    {
        _rejected[_next] = false;
        _next = (_next + 1) % most;
        _count = Math.Min(_count + 1, most);
    }

    /// <summary>One of those that were sent, whichever, was rejected.</summary>
    public void Rejected()
    {
        for (var back = 1; back <= _count; back++)
        {
            var index = (_next - back + most) % most;
            if (_rejected[index])
                continue;
            _rejected[index] = true;
            return;
        }
    }

    public void Clear() => _count = 0;
}
