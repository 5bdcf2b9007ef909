namespace EvalKit.Models;

/// <summary>
/// The rate that a provider bears, learned from what it rejects. A rejection means that its bucket is empty, so what it accepted between two rejections is
/// what flowed into the bucket meanwhile. In between the rate grows slowly, by steps that grow with the root of the announced limit, which is the same for all who
/// share it, or else with the root of the rate: several processes approach equal shares (binomial congestion control, Bansal and Balakrishnan 2001). Times in seconds, rates in requests a second.
/// </summary>
internal sealed class LearnedRate
{
    private const double SearchFactor = 0.7;
    private const double BackOff = 0.1;
    private const double ShortestMeasurement = 1;
    private const double LeastUse = 0.8;
    private const double StepPerSecond = 0.2;

    // The longer a rate has proved itself, the smaller are the steps around it, down to a third: their size is what keeps shares of a limit apart.
    private const double StepsToHalve = 4;
    private const double SmallestStep = 0.34;
    private const double Unexpected = 0.8;
    private const double SearchPerSecond = 0.25;
    private const double Lowest = 1.0 / 60;

    // Below the rate that was rejected last nothing should be: what was taken for a limit is none, or is another now.
    private const double Surprising = 0.95;
    private const int MostSurprises = 2;

    private readonly RecentCount _recent = new();
    private double _lastEpisode = double.NegativeInfinity;
    private double _firstSent = double.PositiveInfinity;
    private double _lastStep;
    private bool _isMeasured;
    private double _stepSize = 1;
    private int _proved;
    private double _rejectedRate;
    private int _surprises;
    private long _kept;
    private long _keptSinceStep;

    /// <summary>The rate that all who share the limit know of, or infinity.</summary>
    public double Announced { get; set; } = double.PositiveInfinity;

    /// <summary>The rate, or infinity while nothing was rejected.</summary>
    public double Rate { get; private set; } = double.PositiveInfinity;

    /// <summary>Whether the rate is one that the provider was seen to accept.</summary>
    public bool IsMeasured => _isMeasured && !double.IsInfinity(Rate);

    /// <summary>Whether going slower did not help, again and again.</summary>
    public bool IsDoubtful => _surprises >= MostSurprises;

    /// <summary>The rate to look for a limit at, once something was rejected.</summary>
    public double FirstRate(double now) => Math.Max(_recent.PerSecond(now) * SearchFactor, Lowest);

    /// <summary>Whether the provider has borne the rate and more may be possible: nothing was rejected since it was found.</summary>
    public bool IsSearching { get; private set; }

    /// <summary>The rate that the provider bears has been found out by other means.</summary>
    /// <param name="now">The time.</param>
    /// <param name="rate">The rate.</param>
    /// <param name="isLimit">Whether more was rejected; else it may be able to bear more.</param>
    public void Found(double now, double rate, bool isLimit)
    {
        Rate = Math.Max(rate, Lowest);
        _isMeasured = !isLimit && (_isMeasured || IsSearching);
        IsSearching = !isLimit && !_isMeasured && !double.IsInfinity(rate);
        _rejectedRate = _surprises = 0;
        BeginEpisode(now);
    }

    /// <summary>A request is sent.</summary>
    public void Sent(double now)
    {
        _firstSent = Math.Min(_firstSent, now);
        _recent.Add(now, 1);
        _kept++;
        _keptSinceStep++;
        var elapsed = now - _lastStep;
        if (double.IsInfinity(Rate) || elapsed < 1)
            return;
        if (_keptSinceStep >= LeastUse * Rate * elapsed)
            Rate += (_isMeasured ? _stepSize * StepPerSecond * Math.Sqrt(double.IsInfinity(Announced) ? Rate : Announced) : SearchPerSecond * Rate) * elapsed;
        _lastStep = now;
        _keptSinceStep = 0;
    }

    /// <summary>
    /// The provider announced that little is left. All who share the limit hear of it together and step back together, which is what makes their shares equal.
    /// </summary>
    /// <param name="now">The time.</param>
    /// <param name="kept">The rate that is kept now: who uses less of it than he may is not the cause.</param>
    public void Scarce(double now, double kept)
    {
        var recent = _recent.PerSecond(now);
        if (now - Math.Max(_lastEpisode, _firstSent) < RecentCount.Seconds / 2 || recent < LeastUse * kept)
            return;
        Rate = Math.Max(Math.Min(kept, recent) * (1 - BackOff), Lowest);
        _isMeasured = true;
        BeginEpisode(now);
    }

    /// <summary>A request was rejected. What was sent before the last episode began tells nothing new.</summary>
    public void Rejected(double now, double sent)
    {
        var sentRecently = _recent.PerSecond(now);
        _recent.Add(now, -1);
        _kept--;
        _keptSinceStep--;
        // A rate that was measured a moment ago is below what was accepted, and what is rejected meanwhile is the bucket being empty still.
        if (sent < _lastEpisode || (_isMeasured && now - _lastEpisode < ShortestMeasurement))
            return;
        IsSearching = false;
        _surprises = Rate < Surprising * _rejectedRate ? _surprises + 1 : 0;
        _rejectedRate = Rate;
        var elapsed = now - _lastEpisode;
        var isMeasurement = !double.IsInfinity(Rate) && elapsed >= ShortestMeasurement;
        _isMeasured |= isMeasurement;
        Rate = double.IsInfinity(Rate) ? sentRecently * SearchFactor
            : isMeasurement && _kept > 0 ? Below(Math.Min(Rate, elapsed < RecentCount.Seconds ? _kept / elapsed : _recent.PerSecond(now)))
            : Rate * SearchFactor;
        Rate = Math.Max(Rate, Lowest);
        BeginEpisode(now);
    }

    /// <summary>A step below what was accepted. Where that is much less than was thought the limit is another, and steps are large again.</summary>
    private double Below(double accepted)
    {
        _proved = accepted < Unexpected * Rate ? 0 : _proved + 1;
        _stepSize = double.IsInfinity(Announced) ? Math.Max(SmallestStep, StepsToHalve / (StepsToHalve + _proved)) : 1;
        return accepted * (1 - (BackOff * _stepSize));
    }

    private void BeginEpisode(double now)
    {
        _lastEpisode = _lastStep = now;
        _kept = _keptSinceStep = 0;
    }
}
