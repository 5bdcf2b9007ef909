namespace EvalKit.Models;

/// <summary>
/// The gate before a provider: lets as many calls through as its limits allow, first come, first served. Limits are those that the suite states, those that
/// headers announce, and what rejections teach, whichever is lowest. Safe for use from many threads.
/// </summary>
internal sealed class TrafficGroup : IDisposable
{
    // Requests come in small bursts, because timers are coarse; a provider's bucket holds more than a tenth of a second.
    private const double BurstSeconds = 0.1;
    private const double ScarceShare = 0.1;

    // A wait that a rejection asks for is everybody's when most calls are rejected; else it is that call's alone.
    private const int Lately = 20;
    private const double MostRejected = 0.5;

    private const double Spare = 2;

    // What the newest answer counts in the length and the time that are expected of the next.
    private const double NewestShare = 0.1;
    private const double Minute = 60;
    private const double Day = 24 * 60 * Minute;
    private static readonly TimeSpan Forever = Timeout.InfiniteTimeSpan;

    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly long _origin;
    private readonly ConcurrencyWindow _window;
    private readonly LearnedRate _learned = new();
    private readonly LimitExperiment _experiment = new();
    private readonly RejectionAlarm _alarm = RejectionAlarm.OfUnknown();
    private readonly RejectedShare _lately = new(Lately);
    private readonly Outage _outage = new();
    private readonly TrafficCount _count = new();
    private readonly Pace _requests = new(BurstSeconds);
    private readonly Pace _tokens = new(BurstSeconds);
    private readonly Pace _images = new(BurstSeconds);
    private readonly Pace _requestsOfDay = new(Day);
    private readonly Pace _tokensOfDay = new(Day);
    private readonly Queue<Waiter> _waiting = new();
    private readonly ITimer _timer;
    private double _statedRequests;
    private double _mostRemaining;
    private double? _expectedOutput;
    private double _latency;
    private long _admitted;
    private int _inFlight;

    public TrafficGroup(TrafficLimits limits, TimeProvider time)
    {
        _time = time;
        _origin = time.GetTimestamp();
        _window = new ConcurrencyWindow(limits.MaxParallel);
        _timer = time.CreateTimer(static group => ((TrafficGroup)group!).Pump(), this, Forever, Forever);
        _statedRequests = limits.RequestsPerMinute / Minute ?? double.PositiveInfinity;
        _requests.SetRate(0, _statedRequests);
        _tokens.SetRate(0, limits.TokensPerMinute / Minute ?? double.PositiveInfinity);
        _images.SetRate(0, limits.ImagesPerMinute / Minute ?? double.PositiveInfinity);
        _requestsOfDay.SetRate(0, limits.RequestsPerDay / Day ?? double.PositiveInfinity);
        _tokensOfDay.SetRate(0, limits.TokensPerDay / Day ?? double.PositiveInfinity);
    }

    /// <summary>How the gate stands.</summary>
    public TrafficState State
    {
        get
        {
            lock (_lock)
                return new TrafficState(_window.Size, _inFlight, _waiting.Count, RequestsPerMinute);
        }
    }

    /// <summary>What has passed so far.</summary>
    /// <param name="name">The group's name.</param>
    public TrafficFigures Figures(string name)
    {
        lock (_lock)
            return _count.Figures(name, RequestsPerMinute);
    }

    /// <summary>Whether the provider itself says how many requests it allows.</summary>
    private bool IsAnnounced => !double.IsInfinity(_learned.Announced);

    private double? RequestsPerMinute => double.IsInfinity(_requests.Rate) ? null : _requests.Rate * Minute;

    /// <summary>Whether the provider has failed for so long that trying again is pointless.</summary>
    public bool IsDown
    {
        get
        {
            lock (_lock)
                return _outage.IsLong(Now());
        }
    }

    /// <summary>Waits until the call may be sent.</summary>
    /// <param name="cost">What it is expected to take.</param>
    /// <param name="longest">A longer wait for a budget is refused at once.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ModelCallException">A budget is used up for longer than <paramref name="longest"/>.</exception>
    public ValueTask<Permit> EnterAsync(CallCost cost, TimeSpan longest, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var waiter = new TaskWaiter(cost);
        return Enter(waiter, longest) ? new ValueTask<Permit>(waiter.Permit) : waiter.WaitAsync(cancellationToken);
    }

    /// <summary>True when the call may be sent at once; otherwise the waiter is told when it may.</summary>
    /// <exception cref="ModelCallException">A budget is used up for longer than <paramref name="longest"/>.</exception>
    internal bool Enter(Waiter waiter, TimeSpan longest)
    {
        lock (_lock)
        {
            var now = Now();
            var wait = Wait(now);
            if (wait > longest.TotalSeconds)
                throw TooLong(wait);
            if (_waiting.Count == 0 && wait <= 0 && _inFlight < _window.Size)
                return waiter.TryTake(Admit(now, waiter.Cost));
            waiter.Since = now;
            _waiting.Enqueue(waiter);
            Schedule(now);
            return false;
        }
    }

    /// <summary>The attempt is over.</summary>
    /// <param name="permit">Its permit.</param>
    /// <param name="outcome">What came of it.</param>
    public void Leave(Permit permit, TrafficOutcome outcome)
    {
        List<Waiter> admitted;
        lock (_lock)
        {
            var now = Now();
            _inFlight--;
            _count.Ended(outcome);
            Correct(permit, outcome);
            Learn(permit, outcome, now);
            admitted = AdmitWaiting(now);
        }

        foreach (var waiter in admitted)
            waiter.Admit();
    }

    public void Dispose() => _timer.Dispose();

    private void Pump()
    {
        List<Waiter> admitted;
        lock (_lock)
            admitted = AdmitWaiting(Now());
        foreach (var waiter in admitted)
            waiter.Admit();
    }

    private List<Waiter> AdmitWaiting(double now)
    {
        List<Waiter> admitted = [];
        while (_waiting.TryPeek(out var first))
        {
            if (first.HasGivenUp)
            {
                _waiting.Dequeue();
                continue;
            }

            if (_inFlight >= _window.Size || Wait(now) > 0)
                break;
            _waiting.Dequeue();
            if (first.TryTake(Admit(now, first.Cost)))
            {
                _count.Waited(now - first.Since);
                admitted.Add(first);
            }
            else
            {
                _inFlight--;
                _count.Ended(TrafficOutcome.NotSent);
            }
        }

        Schedule(now);
        return admitted;
    }

    private Permit Admit(double now, CallCost cost)
    {
        _inFlight++;
        _count.Sent(_inFlight);
        _window.Entered(_inFlight, now);
        _learned.Sent(now);
        var number = _admitted++;
        _lately.Sent(number);
        if (_experiment.Sent(now, number) is { } found)
        {
            _learned.Found(now, found, _experiment.FoundLimit);
            KeepRate(now);
        }

        if (_experiment.IsRunning)
            _window.HeldBack();
        if (cost.ExpectsOutput)
            cost = cost with { Output = _expectedOutput ?? 0 };
        _requests.Take(now, 1);
        _requestsOfDay.Take(now, 1);
        _tokens.Take(now, cost.Tokens + cost.Output);
        _tokensOfDay.Take(now, cost.Tokens + cost.Output);
        _images.Take(now, cost.Images);
        return new Permit(this, now, number, cost);
    }

    private double Wait(double now) =>
        Math.Max(Math.Max(_requests.Wait(now), _tokens.Wait(now)), Math.Max(_images.Wait(now), Math.Max(_requestsOfDay.Wait(now), _tokensOfDay.Wait(now))));

    private void Schedule(double now)
    {
        if (_waiting.Count == 0 || _inFlight >= _window.Size)
            return;
        var wait = Wait(now);
        if (wait > 0)
            _timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling(Math.Min(wait, Day) * 1000)), Forever);
    }

    private void Correct(Permit permit, TrafficOutcome outcome)
    {
        if (outcome.Tokens is not { } tokens)
            return;
        var reserved = permit.Cost.Tokens + permit.Cost.Output;
        _tokens.Correct(tokens - reserved);
        _tokensOfDay.Correct(tokens - reserved);
        if (!permit.Cost.ExpectsOutput || outcome.Kind is not null)
            return;
        var output = Math.Max(0, tokens - permit.Cost.Tokens);
        _expectedOutput = _expectedOutput is { } expected ? expected + (NewestShare * (output - expected)) : output;
    }

    private void Learn(Permit permit, TrafficOutcome outcome, double now)
    {
        if (outcome.Kind != ModelFailureKind.RateLimited)
            _window.Completed(now);
        if (outcome.Kind is null)
            _latency += (_latency == 0 ? 1 : NewestShare) * (now - permit.Sent - _latency);
        if (outcome.Reading is { } reading)
            Announced(reading, now);
        _outage.Saw(outcome.Kind, now);
        switch (outcome.Kind)
        {
            case ModelFailureKind.RateLimited:
                Rejected(permit, outcome, now);
                break;
            case ModelFailureKind.Timeout:
                _window.Shrink(now, permit.Sent, wait: 0);
                break;
        }

        KeepRate(now);
    }

    private void Rejected(Permit permit, TrafficOutcome outcome, double now)
    {
        var wait = outcome.RetryAfter?.TotalSeconds ?? 0;
        var isOfAnnounced = IsAnnounced && !LeavesRoom(outcome.Reading, permit.Cost);
        _lately.Rejected(permit.Number);
        _experiment.Rejected(permit);
        if (_experiment.IsRandom)
            return;
        if (!_experiment.IsRunning && !isOfAnnounced && (IsAnnounced || double.IsInfinity(_learned.Rate) || _learned.IsSearching))
        {
            if (!_alarm.Rejected(permit.Number))
                return;
            _alarm.Clear();
            _experiment.Begin(now, permit.Sent, Math.Min(_statedRequests, Math.Min(_learned.FirstRate(now), _learned.Rate)), isDoubt: _learned.IsSearching);
        }

        if (!_experiment.IsRunning)
        {
            _learned.Rejected(now, permit.Sent);
            _window.Shrink(now, permit.Sent, wait, NeededForRate());
            if (_learned.IsDoubtful && !IsAnnounced)
                _experiment.Begin(now, permit.Sent, _learned.Rate, isDoubt: true);
        }

        KeepRate(now);
        if (_lately.Value >= MostRejected)
            _requests.HoldUntil(now + wait);
    }

    /// <summary>Places that a measured rate may take: where it is kept, fewer would be a second limit, and not the same for all who share the first.</summary>
    private int NeededForRate() => _learned.IsMeasured ? (int)Math.Clamp(Spare * _learned.Rate * _latency, 1, ConcurrencyWindow.Largest) : 1;

    private void KeepRate(double now)
    {
        var rate = Math.Min(_statedRequests, Math.Min(_learned.Rate, _experiment.Rate));
        if (!rate.Equals(_requests.Rate))
            _requests.SetRate(now, rate);
    }

    private void Announced(RateLimitReading reading, double now)
    {
        if (reading.Requests is { } requests)
        {
            if (Rate(requests) is { } rate)
                _learned.Announced = _statedRequests = Math.Min(_statedRequests, rate);
            _mostRemaining = Math.Max(_mostRemaining, requests.Remaining ?? 0);
            if (requests.Remaining < ScarceShare * _mostRemaining)
                _learned.Scarce(now, _requests.Rate);
            HoldWhenEmpty(_requests, requests, now);
        }

        if (reading.Tokens is { } tokens)
        {
            if (Rate(tokens) is { } rate && rate < _tokens.Rate)
                _tokens.SetRate(now, rate);
            HoldWhenEmpty(_tokens, tokens, now);
        }
    }

    /// <summary>Whether a rejection came although the limits that are announced beside it leave room for the call.</summary>
    private static bool LeavesRoom(RateLimitReading? reading, CallCost cost) =>
        reading?.Requests is { Remaining: >= 1 } && !(reading.Tokens?.Remaining < cost.Tokens + cost.Output);

    /// <summary>Units a second. A bucket that needs longer to fill than its limit a minute would is one of hours or days.</summary>
    private static double? Rate(LimitReading reading)
    {
        if (reading.Limit is not > 0)
            return null;
        var rate = reading.Limit.Value / (reading.Period?.TotalSeconds ?? Minute);
        if (reading.Period is null && reading.Remaining < reading.Limit && reading.Reset is { } reset && reset.TotalSeconds > 2 * Minute)
            rate = Math.Min(rate, (reading.Limit.Value - reading.Remaining.Value) / reset.TotalSeconds);
        return rate > 0 ? rate : null;
    }

    private static void HoldWhenEmpty(Pace pace, LimitReading reading, double now)
    {
        if (reading.Remaining is < 1 && !double.IsInfinity(pace.Rate))
            pace.HoldUntil(now + (1 / pace.Rate));
    }

    private double Now() => (_time.GetTimestamp() - _origin) / (double)_time.TimestampFrequency;

    private static ModelCallException TooLong(double seconds) => new(
        ModelFailureKind.Quota,
        FormattableString.Invariant($"the limits allow the next call only in {TimeSpan.FromSeconds(Math.Ceiling(seconds)):c}"));
}
