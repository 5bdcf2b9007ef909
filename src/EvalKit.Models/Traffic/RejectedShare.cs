namespace EvalKit.Models;

/// <summary>
/// Which share of the last so many calls sent was rejected for coming too fast. Calls count when they are sent: rejections come back sooner than answers, and
/// a share of what came back would exaggerate them. Calls are known by their numbers, which ascend by one.
/// </summary>
internal sealed class RejectedShare(int most)
{
    private readonly bool[] _rejected = new bool[most];
    private long _first;
    private long _next;

    /// <summary>Whether as many were sent as are counted.</summary>
    public bool IsFull => Count == most;

    /// <summary>From 0 to 1; 0 before the first call.</summary>
    public double Value => Count == 0 ? 0 : (double)Counted().Count(number => _rejected[number % most]) / Count;

    private int Count => (int)(_next - _first);

    public void Sent(long number)
    {
        if (_next != number)
            _first = number;
        _next = number + 1;
        _first = Math.Max(_first, _next - most);
        _rejected[number % most] = false;
    }

    /// <summary>A call was rejected; nothing happens where it is no longer counted.</summary>
    public void Rejected(long number)
    {
        if (number >= _first && number < _next)
            _rejected[number % most] = true;
    }

    public void Clear() => _first = _next;

    private IEnumerable<long> Counted()
    {
        for (var number = _first; number < _next; number++)
            yield return number;
    }
}
