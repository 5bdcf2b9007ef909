namespace EvalKit.Models;

/// <summary>
/// Finds out what rejections mean: a limit, or something that has nothing to do with the rate (an overloaded gateway, one bad server of many). It keeps one
/// rate until enough calls were rejected, then half of it. A limit that rejects a small share of calls rejects none of half as many; where the
/// share stays, going slower gains nothing and each call is only to be tried again. Which of the two it is, is decided by a sequential likelihood
/// ratio test (Wald 1945), and a limit is found only once as many calls were sent at half the rate as at the whole. Times in seconds, rates in calls a second.
/// The gate's lock guards it.
/// </summary>
internal sealed class LimitExperiment
{
    private const int Fewest = 30;
    private const int EnoughRejected = 8;
    private const int Most = 400;
    private const int Borne = 100;
    private const int Rarely = 80;
    private const int Doubted = 200;
    private const int Hardly = 33;
    private const double MostShare = 0.35;
    private const double StepDown = 1.0 / 8;
    private const double BackOff = 0.9;
    private const double Patience = 0.05;
    private const double LeftOver = 0.15;
    private const double Decided = 2.2;

    private readonly Queue<double> _unsettled = new();
    private readonly List<double> _unsettledRejections = [];
    private Phase _phase;
    private double _delay;
    private long _first;
    private int _sent;
    private int _rejected;
    private int _sentFast;
    private int _rejectedFast;
    private int _enoughBorne;
    private double _share;
    private RejectionAlarm? _more;

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

    /// <summary>Whether it last ended because a limit was found.</summary>
    public bool FoundLimit { get; private set; }

    /// <summary>Whether rejections have been found to have nothing to do with the rate.</summary>
    public bool IsRandom => _phase == Phase.Random;

    /// <summary>A call was rejected and nothing is known of why.</summary>
    /// <param name="now">The time.</param>
    /// <param name="sent">When the call was sent: others will be rejected after about the same time.</param>
    /// <param name="rate">The rate to begin at.</param>
    /// <param name="isDoubt">Whether going slower did not help before: more calls must pass before the rate counts as borne.</param>
    public void Begin(double now, double sent, double rate, bool isDoubt)
    {
        _enoughBorne = isDoubt ? Doubted : Borne;
        _delay = (2 * (now - sent)) + Patience;
        Start(Phase.Fast, rate);
    }

    /// <summary>A call is sent. Returns the rate that the provider bears when that has just been found out: infinity where it has no limit.</summary>
    public double? Sent(double now, long number)
    {
        if (!IsRunning)
            return null;
        _first = Math.Min(_first, number);
        _unsettled.Enqueue(now);
        Settle(now - _delay);
        return _phase == Phase.Fast ? JudgeFast() : JudgeSlow();
    }

    /// <summary>A call was rejected.</summary>
    public void Rejected(Permit permit)
    {
        if (_more?.Rejected(permit.Number) == true)
            End(Phase.Idle);
        else if (IsRunning && permit.Number >= _first)
            _unsettledRejections.Add(permit.Sent);
    }

    /// <summary>Counts the calls whose rejection would be known by now.</summary>
    private void Settle(double until)
    {
        while (_unsettled.TryPeek(out var first) && first <= until)
        {
            _unsettled.Dequeue();
            _sent++;
        }
        _rejected += _unsettledRejections.RemoveAll(sent => sent <= until);
    }

    private double? JudgeFast()
    {
        var share = _sent == 0 ? 0 : (double)_rejected / _sent;
        if (_sent >= Fewest && share > MostShare)
            Start(Phase.Fast, Rate * Math.Max(1 - share, StepDown));
        else if (_sent >= _enoughBorne && _rejected <= _sent / (_sent >= Doubted ? Hardly : Rarely))
            return Ended(Phase.Idle, Rate, isLimit: false);
        else if (_sent >= Fewest && _rejected >= EnoughRejected)
        {
            (_sentFast, _rejectedFast, _share) = (_sent, _rejected, share);
            Start(Phase.Slow, Rate / 2);
        }
        return null;
    }

    private double? JudgeSlow()
    {
        if (_sent == 0)
            return null;
        var ratio = LogLikelihoodRatio();
        var isOpen = Math.Abs(ratio) < Decided || (ratio > 0 && _sent < _sentFast);
        if (isOpen && _sent < Most)
            return null;
        return ratio > 0 ? Ended(Phase.Idle, 2 * Rate * (1 - _share) * BackOff, isLimit: true) : Ended(Phase.Random, double.PositiveInfinity, isLimit: false);
    }

    /// <summary>How much likelier the counts are if half the rate leaves next to nothing of the rejections than if it leaves all of them, for Poisson counts.</summary>
    private double LogLikelihoodRatio()
    {
        var all = _rejectedFast + _rejected;
        var ofLimit = all / (_sentFast + (LeftOver * _sent));
        var ofChance = (double)all / (_sentFast + _sent);
        return (all * Math.Log(ofLimit / ofChance)) + (_rejected * Math.Log(LeftOver));
    }

    private double Ended(Phase phase, double rate, bool isLimit)
    {
        FoundLimit = isLimit;
        End(phase);
        return rate;
    }

    private void Start(Phase phase, double rate)
    {
        (_phase, _first, Rate) = (phase, long.MaxValue, rate);
        _sent = _rejected = 0;
        _more = null;
        _unsettled.Clear();
        _unsettledRejections.Clear();
    }

    private void End(Phase phase)
    {
        (_phase, Rate) = (phase, double.PositiveInfinity);
        _more = phase == Phase.Random ? RejectionAlarm.Above(_share) : null;
    }
}
