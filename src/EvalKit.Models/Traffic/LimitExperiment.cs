namespace EvalKit.Models;

/// <summary>
/// Finds out what a first rejection means: a limit, or something that has nothing to do with the rate (an overloaded gateway, one bad server of many). It sends
/// for a while at one rate and then at half of it. A limit that rejects a small share of calls rejects none of half as many; where the share stays,
/// going slower gains nothing and each call is only to be tried again. Times in seconds, rates in calls a second. The gate's lock guards it.
/// </summary>
internal sealed class LimitExperiment
{
    private const int Fewest = 30;
    private const int Most = 200;
    private const double ExpectedRejected = 4;
    private const double LeastShare = 0.02;
    private const double MostShare = 0.35;
    private const double StepDown = 1.0 / 8;
    private const double BackOff = 0.9;
    private const double Patience = 0.05;
    private const int Watched = 64;
    private const double Doubled = 2;
    private const double Margin = 0.15;

    private readonly RejectedShare _since = new(Watched);
    private Phase _phase;
    private double _began;
    private double _answerTime;
    private double _lastCounted;
    private double _enoughAt;
    private int _enough;
    private int _sent;
    private int _rejected;
    private double _share;

    private enum Phase
    {
        Idle,
        Fast,
        Slow,
        Random,
    }

    /// <summary>The rate to keep while it runs; infinity when it does not.</summary>
    public double Rate { get; private set; } = double.PositiveInfinity;

    /// <summary>Whether it runs: rejections are its business then.</summary>
    public bool IsRunning => _phase is Phase.Fast or Phase.Slow;

    /// <summary>Whether rejections have been found to have nothing to do with the rate.</summary>
    public bool IsRandom => _phase == Phase.Random;

    /// <summary>A call was rejected and nothing is known of why.</summary>
    /// <param name="now">The time.</param>
    /// <param name="sent">When the call was sent.</param>
    /// <param name="rate">The rate to begin at.</param>
    public void Begin(double now, double sent, double rate)
    {
        _answerTime = now - sent;
        Start(Phase.Fast, now, rate, Fewest);
    }

    /// <summary>A call is sent. Returns the rate that the provider bears when that has just been found out: infinity where it has no limit.</summary>
    public double? Sent(double now)
    {
        if (_phase == Phase.Random)
            _since.Sent();
        if (!IsRunning || now < _began)
            return null;
        if (_sent >= _enough)
            return now >= _enoughAt ? Conclude(now) : null;
        _lastCounted = now;
        if (++_sent == _enough)
            _enoughAt = now + (2 * _answerTime) + Patience;
        return null;
    }

    /// <summary>A call was rejected.</summary>
    public void Rejected(double sent)
    {
        if (_phase == Phase.Random)
        {
            _since.Rejected();
            if (_since.IsFull && _since.Value > Math.Max(Doubled * _share, _share + Margin))
                End(Phase.Idle);
        }
        else if (IsRunning && sent >= _began && sent <= _lastCounted)
            _rejected++;
    }

    private double? Conclude(double now)
    {
        var share = Math.Min(1, (double)_rejected / _sent);
        if (_phase == Phase.Slow)
        {
            var isLimit = share < _share / 2;
            var found = isLimit ? 2 * Rate * (1 - _share) * BackOff : double.PositiveInfinity;
            End(isLimit ? Phase.Idle : Phase.Random);
            return found;
        }

        if (share > MostShare)
        {
            Start(Phase.Fast, now, Rate * Math.Max(1 - share, StepDown), Fewest);
            return null;
        }

        if (_rejected == 0)
        {
            var borne = Rate;
            End(Phase.Idle);
            return borne;
        }

        _share = Math.Max(share, LeastShare);
        Start(Phase.Slow, now, Rate / 2, (int)Math.Clamp(ExpectedRejected / _share, Fewest, Most));
        return null;
    }

    private void Start(Phase phase, double now, double rate, int enough)
    {
        (_phase, _began, _enough, Rate) = (phase, now, enough, rate);
        _sent = _rejected = 0;
    }

    private void End(Phase phase)
    {
        (_phase, Rate) = (phase, double.PositiveInfinity);
        _since.Clear();
    }
}
