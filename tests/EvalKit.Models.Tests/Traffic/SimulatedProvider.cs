namespace EvalKit.Models.Tests.Traffic;

/// <summary>
/// A provider behind token buckets, as they are described in providers' guides to rate limits: a call is charged one request and its tokens when it arrives,
/// rejected at once when a bucket lacks them, else answered after the latency.
/// </summary>
internal sealed class SimulatedProvider(SimulatedTime time, double latency, int seed = 1)
{
    private readonly List<(string Client, double At)> accepted = [];
    private readonly Random draws = new(seed);
    private double requests;
    private double tokens;
    private double filled;

    public double RequestsPerMinute { get; init; } = double.PositiveInfinity;

    public double RequestBucket { get; init; } = double.PositiveInfinity;

    public double TokensPerMinute { get; init; } = double.PositiveInfinity;

    public bool Announces { get; init; }

    /// <summary>The share of calls that are rejected whatever the rate is, with a wait of a second.</summary>
    public double RandomlyRejected { get; init; }

    /// <summary>How much longer than the latency an answer takes at most, as a share of it; each takes its own time.</summary>
    public double Jitter { get; init; }

    /// <summary>How long a rejection takes.</summary>
    public double RejectionLatency { get; init; } = 0.001;

    /// <summary>What is reserved for a call that takes so many tokens.</summary>
    public Func<double, CallCost> Reserved { get; init; } = static tokens => new CallCost(tokens);

    public int Rejected { get; private set; }

    public int Accepted => accepted.Count;

    public int Received => Accepted + Rejected;

    public int AcceptedBetween(double from, double to, string? client = null) =>
        accepted.Count(a => a.At >= from && a.At < to && (client is null || a.Client == client));

    /// <summary>Lets a client make calls one after the other as its gate admits them; a rejected one comes again after the wait asked for, or a second.</summary>
    public void Serve(TrafficGroup gate, int calls, double tokensPerCall, string client = "")
    {
        requests = Math.Min(RequestBucket, RequestsPerMinute);
        tokens = TokensPerMinute;
        for (var i = 0; i < calls; i++)
            Send(gate, tokensPerCall, client);
    }

    private void Send(TrafficGroup gate, double taken, string client)
    {
        var call = new Call(Reserved(taken), taken, this, gate, client);
        if (gate.Enter(call, TimeSpan.FromHours(1)))
            call.Admit();
    }

    private void Receive(Call call)
    {
        Fill();
        var wait = 0.0;
        if (requests < 1)
            wait = (1 - requests) / (RequestsPerMinute / 60);
        if (tokens < call.Taken)
            wait = Math.Max(wait, (call.Taken - tokens) / (TokensPerMinute / 60));
        var isUnlucky = wait == 0 && draws.NextDouble() < RandomlyRejected;
        if (isUnlucky)
            wait = 1;
        if (wait > 0)
        {
            Rejected++;
            TimeSpan? asked = Announces || isUnlucky ? TimeSpan.FromSeconds(wait) : null;
            var outcome = new TrafficOutcome(ModelFailureKind.RateLimited, asked, Reading());
            time.After(RejectionLatency, () => call.Gate.Leave(call.Permit, outcome));
            time.After(RejectionLatency + (asked?.TotalSeconds ?? 1), () => Send(call.Gate, call.Taken, call.Client));
            return;
        }

        requests -= 1;
        tokens -= call.Taken;
        accepted.Add((call.Client, time.Seconds));
        var answer = new TrafficOutcome(null, null, Reading(), call.Taken);
        time.After(latency * (1 + (Jitter == 0 ? 0 : Jitter * draws.NextDouble())), () => call.Gate.Leave(call.Permit, answer));
    }

    private RateLimitReading? Reading() => !Announces ? null : new RateLimitReading(
        double.IsInfinity(RequestsPerMinute) ? null : new LimitReading(RequestsPerMinute, Math.Floor(requests), null, null),
        double.IsInfinity(TokensPerMinute) ? null : new LimitReading(TokensPerMinute, Math.Floor(tokens), null, null));

    private void Fill()
    {
        var elapsed = time.Seconds - filled;
        filled = time.Seconds;
        if (!double.IsInfinity(RequestsPerMinute))
            requests = Math.Min(Math.Min(RequestBucket, RequestsPerMinute), requests + (elapsed * RequestsPerMinute / 60));
        if (!double.IsInfinity(TokensPerMinute))
            tokens = Math.Min(TokensPerMinute, tokens + (elapsed * TokensPerMinute / 60));
    }

    private sealed class Call(CallCost cost, double taken, SimulatedProvider provider, TrafficGroup gate, string client) : Waiter(cost)
    {
        public TrafficGroup Gate => gate;

        public string Client => client;

        public double Taken => taken;

        public override void Admit() => provider.Receive(this);
    }
}
