namespace EvalKit.Models;

/// <summary>
/// How many calls may be in flight: slow start, increase and multiplicative decrease, as TCP does it (Chiu and Jain 1989). It starts at 20 and doubles each
/// round until a round is no faster than the one before; from then on it grows by 5 % a round. A rejection or a time-out shrinks it by a fifth. It grows only
/// while it is used, and not before the time that a rejection asked for has passed: beyond that the rate is kept by <see cref="Pace"/>, not by the window.
/// Server errors say nothing of load and do not shrink it.
/// </summary>
internal sealed class ConcurrencyWindow
{
    public const int Start = 20;

    public const int Largest = 1024;
    private const double LeastUse = 0.8;
    private const double Growth = 1.05;
    private const double Cut = 0.8;
    private const double LeastGain = 1.1;

    private readonly bool _isFixed;
    private bool _slowStart = true;
    private double _noGrowthBefore;
    private double _lastCut = double.NegativeInfinity;
    private double _roundStarted = double.NaN;
    private double _lastThroughput;
    private int _completed;
    private int _mostInFlight;
    private bool _clean = true;

    public ConcurrencyWindow(int? fixedSize)
    {
        _isFixed = fixedSize is not null;
        Size = fixedSize ?? Start;
    }

    public int Size { get; private set; }

    public void Entered(int inFlight, double now)
    {
        if (double.IsNaN(_roundStarted))
            _roundStarted = now;
        _mostInFlight = Math.Max(_mostInFlight, inFlight);
    }

    /// <summary>A call has been answered. As many as the window holds are a round.</summary>
    public void Completed(double now)
    {
        if (++_completed < Size)
            return;
        var throughput = now > _roundStarted ? _completed / (now - _roundStarted) : double.PositiveInfinity;
        if (!_isFixed && _clean && _mostInFlight >= LeastUse * Size && now >= _noGrowthBefore)
            Grow(throughput);
        _lastThroughput = _clean ? throughput : 0;
        _roundStarted = now;
        _completed = _mostInFlight = 0;
        _clean = true;
    }

    /// <summary>Something else holds the calls back: this round tells nothing of the window.</summary>
    public void HeldBack() => _clean = false;

    /// <summary>A call was rejected or timed out. What was sent before the window was last cut tells nothing new.</summary>
    /// <param name="now">The time.</param>
    /// <param name="sent">When the call was sent.</param>
    /// <param name="wait">How long the window may not grow.</param>
    /// <param name="atLeast">It is not cut below this.</param>
    public void Shrink(double now, double sent, double wait, int atLeast = 1)
    {
        _clean = false;
        _noGrowthBefore = Math.Max(_noGrowthBefore, now + wait);
        if (sent < _lastCut)
            return;
        _lastCut = now;
        if (!_isFixed)
            Size = Math.Max(Math.Min(Size, atLeast), (int)(Size * Cut));
    }

    private void Grow(double throughput)
    {
        // Twice the calls in flight and the same throughput: a queue at the server, which ends in time-outs.
        if (_slowStart && _lastThroughput > 0 && throughput < _lastThroughput * LeastGain)
            _slowStart = false;
        Size = Math.Min(Largest, _slowStart ? Size * 2 : (int)Math.Ceiling(Size * Growth));
    }
}
