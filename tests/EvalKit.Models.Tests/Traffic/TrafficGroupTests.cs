namespace EvalKit.Models.Tests.Traffic;

public sealed class TrafficGroupTests
{
    [Theory]
    [InlineData(0.05)]
    [InlineData(0.5)]
    [InlineData(3)]
    public void An_announced_limit_is_used_and_kept(double latency)
    {
        var time = new SimulatedTime();
        var provider = new SimulatedProvider(time, latency) { RequestsPerMinute = 600, TokensPerMinute = 60_000, Announces = true };
        using var gate = new TrafficGroup(TrafficLimits.Unknown, time);
        provider.Serve(gate, 3000, 100);
        time.Run(() => time.Seconds > 150);

        Assert.InRange(provider.AcceptedBetween(30, 150), 0.95 * 1200, 1200 + 1);
        Assert.True(provider.Rejected < 0.01 * provider.Received, $"{provider.Rejected} of {provider.Received} were rejected");
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(3)]
    public void A_limit_on_answers_that_the_provider_does_not_charge_for_slows_nothing_down(double latency)
    {
        const double Taken = 300;
        var time = new SimulatedTime();
        // 200 tokens are sent and 100 come back; the request allows 4,096.
        var provider = new SimulatedProvider(time, latency) { TokensPerMinute = 60_000, Announces = true, Reserved = _ => new CallCost(200) { ExpectsOutput = true } };
        using var gate = new TrafficGroup(TrafficLimits.Unknown, time);
        provider.Serve(gate, 2000, Taken);
        time.Run(() => time.Seconds > 150);

        Assert.InRange(provider.AcceptedBetween(30, 150), 0.95 * (120 * 1000 / Taken), (120 * 1000 / Taken) + 1);
        Assert.True(provider.Rejected < 0.01 * provider.Received, $"{provider.Rejected} of {provider.Received} were rejected");
    }

    [Theory]
    [InlineData(0.05, 20, true)]
    [InlineData(0.5, 20, true)]
    [InlineData(0.05, 100, false)]
    [InlineData(0.5, 100, false)]
    [InlineData(0.2, 73, false)]
    [InlineData(0.2, 87, false)]
    public void A_small_bucket_costs_at_most_a_tenth_of_the_time_and_two_rejections_in_a_hundred(double latency, double bucket, bool announced)
    {
        const int Calls = 10_000;
        var time = new SimulatedTime();
        var provider = new SimulatedProvider(time, latency) { RequestsPerMinute = 6000, RequestBucket = bucket, Announces = announced };
        using var gate = new TrafficGroup(TrafficLimits.Unknown, time);
        provider.Serve(gate, Calls, 10);
        time.Run(() => provider.Accepted == Calls);

        var ideal = (Calls - bucket) / 100;
        Assert.True(time.Seconds <= 1.1 * ideal, $"{time.Seconds:F1} s where {ideal:F1} s are ideal");
        Assert.True(provider.Rejected < 0.02 * provider.Received, $"{provider.Rejected} of {provider.Received} were rejected");
    }

    [Theory]
    [InlineData(0.05, 64, 0.001)]
    [InlineData(0.05, 64, 0.25)]
    [InlineData(0.05, null, 0.25)]
    [InlineData(0.1, 64, 0.001)]
    [InlineData(0.1, 64, 0.25)]
    [InlineData(0.1, null, 0.001)]
    [InlineData(0.2, 64, 0.001)]
    [InlineData(0.2, 64, 0.25)]
    [InlineData(0.2, null, 0.25)]
    [InlineData(0.01, 64, 0.25)]
    [InlineData(0.02, 64, 0.001)]
    [InlineData(0.02, 64, 0.25)]
    [InlineData(0.03, 64, 0.25)]
    public void Rejections_that_have_nothing_to_do_with_the_rate_cost_little_more_than_their_repetition(double share, int? parallel, double rejectionLatency)
    {
        const int Calls = 5_000;
        const double Latency = 0.25;
        var ratios = Enumerable.Range(1, 100).Select(seed =>
        {
            var time = new SimulatedTime();
            var provider = new SimulatedProvider(time, Latency, seed) { RandomlyRejected = share, RejectionLatency = rejectionLatency };
            using var gate = new TrafficGroup(new TrafficLimits { MaxParallel = parallel }, time);
            provider.Serve(gate, Calls, 10);
            time.Run(() => provider.Accepted == Calls);
            return time.Seconds / (((Calls * Latency) + (provider.Rejected * rejectionLatency)) / (parallel ?? 64));
        }).Order().ToList();

        Assert.True(ratios[90] <= 1.25, string.Join(' ', ratios.Skip(80)));
        Assert.True(ratios[99] <= 2, $"{ratios[99]}");
    }

    [Theory]
    [InlineData(0.02, true)]
    [InlineData(0.1, true)]
    [InlineData(0.02, false)]
    [InlineData(0.1, false)]
    public void Rejections_far_below_a_limit_that_is_known_are_not_taken_for_it(double share, bool announced)
    {
        const double Latency = 0.25;
        var ratios = Enumerable.Range(1, 20).Select(seed =>
        {
            var time = new SimulatedTime();
            var provider = new SimulatedProvider(time, Latency, seed) { RandomlyRejected = share, RejectionLatency = Latency, RequestsPerMinute = announced ? 1e6 : double.PositiveInfinity, Announces = announced };
            using var gate = new TrafficGroup(new TrafficLimits { MaxParallel = 64, RequestsPerMinute = announced ? null : 1e6 }, time);
            provider.Serve(gate, 5_000, 10);
            time.Run(() => provider.Accepted == 5_000);
            return time.Seconds / (provider.Received * Latency / 64);
        }).Order().ToList();

        Assert.True(ratios[18] <= 1.3, string.Join(' ', ratios));
    }

    [Fact]
    public void A_limit_that_follows_random_rejections_is_found()
    {
        var time = new SimulatedTime();
        var provider = new SimulatedProvider(time, 0.25) { RandomlyRejected = 0.1, RequestsPerMinute = 6000, RequestBucket = 4000 };
        using var gate = new TrafficGroup(new TrafficLimits { MaxParallel = 64 }, time);
        provider.Serve(gate, 12_000, 10);
        time.Run(() => provider.Accepted == 12_000);

        // 4,000 at once, the rest at 100 a second.
        Assert.InRange(time.Seconds, 78, 120);
        Assert.True(provider.Rejected < 0.25 * provider.Received, $"{provider.Rejected} of {provider.Received} were rejected");
    }

    // Rejections take a third of a second, in which many more calls are sent than are looked back upon.
    [Fact]
    public void A_limit_that_follows_random_rejections_is_found_with_many_calls_in_flight()
    {
        var time = new SimulatedTime();
        var provider = new SimulatedProvider(time, 0.3) { RandomlyRejected = 0.1, RejectionLatency = 0.3, RequestsPerMinute = 6000, RequestBucket = 6000 };
        using var gate = new TrafficGroup(new TrafficLimits { MaxParallel = 512 }, time);
        provider.Serve(gate, 12_000, 10);
        time.Run(() => provider.Accepted == 12_000);

        // 6,000 at once, the rest at 100 a second.
        Assert.InRange(time.Seconds, 58, 90);
        Assert.True(provider.Rejected < 0.4 * provider.Received, $"{provider.Rejected} of {provider.Received} were rejected");
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.1)]
    [InlineData(0.2)]
    [InlineData(0.3)]
    [InlineData(0.5)]
    public void Two_processes_settle_on_equal_shares_of_an_announced_limit(double latency) => Assert.InRange(Apart(latency, announced: true), 0, 0.1);

    [Fact]
    public void Two_processes_settle_on_nearly_equal_shares_of_a_limit_that_nobody_announced()
    {
        var apart = Enumerable.Range(1, 40).AsParallel().Select(seed => Apart(0.05 + (0.01 * seed), announced: false, seed)).Order().ToList();

        Assert.True(apart.Average() <= 0.06 && apart[35] <= 0.1, string.Join(' ', apart));
    }

    /// <summary>How far the shares of two processes are apart in the fourth minute after the second began, as a share of the larger one.</summary>
    private static double Apart(double latency, bool announced, int seed = 0)
    {
        var time = new SimulatedTime();
        // Answers that all take the same time keep two processes in step, so that one of them always meets the empty bucket.
        var provider = new SimulatedProvider(time, latency, seed) { RequestsPerMinute = 6000, RequestBucket = 100, Announces = announced, Jitter = announced ? 0 : 0.3 };
        using var first = new TrafficGroup(TrafficLimits.Unknown, time);
        using var second = new TrafficGroup(TrafficLimits.Unknown, time);
        provider.Serve(first, 60_000, 10, "first");
        time.Run(() => time.Seconds > 30);
        provider.Serve(second, 60_000, 10, "second");
        time.Run(() => time.Seconds > 330);

        var one = provider.AcceptedBetween(230, 330, "first");
        var other = provider.AcceptedBetween(230, 330, "second");
        Assert.InRange(one + other, 9_500, 10_101);
        return Math.Abs(one - other) / (double)Math.Max(one, other);
    }

    [Fact]
    public void Without_limits_the_window_doubles_until_it_gains_nothing()
    {
        var time = new SimulatedTime();
        var provider = new SimulatedProvider(time, 0.5);
        using var gate = new TrafficGroup(TrafficLimits.Unknown, time);
        provider.Serve(gate, 10_000, 10);
        time.Run(() => provider.Accepted == 10_000);

        Assert.Equal(1024, gate.State.Window);
        Assert.InRange(time.Seconds, 0, 10);
    }

    [Fact]
    public void A_stated_number_of_parallel_calls_is_kept()
    {
        var time = new SimulatedTime();
        var provider = new SimulatedProvider(time, 0.5);
        using var gate = new TrafficGroup(new TrafficLimits { MaxParallel = 8 }, time);
        provider.Serve(gate, 160, 10);
        time.Run(() => provider.Accepted == 160);

        Assert.Equal(8, gate.State.Window);
        Assert.Equal(19 * 0.5, time.Seconds, 3);
    }

    [Fact]
    public void A_stated_budget_of_tokens_is_kept_without_a_single_rejection()
    {
        var time = new SimulatedTime();
        var provider = new SimulatedProvider(time, 0.5) { TokensPerMinute = 6000 };
        using var gate = new TrafficGroup(new TrafficLimits { TokensPerMinute = 6000 }, time);
        provider.Serve(gate, 200, 100);
        time.Run(() => provider.Accepted == 200);

        Assert.Equal(0, provider.Rejected);
        Assert.InRange(time.Seconds, 0, 200 * 1.05);
    }

    [Fact]
    public void A_day_s_budget_is_spent_at_once_and_then_refused()
    {
        var time = new SimulatedTime();
        using var gate = new TrafficGroup(new TrafficLimits { RequestsPerDay = 10 }, time);
        for (var i = 0; i < 10; i++)
            Assert.True(gate.Enter(new Silent(), TimeSpan.FromMinutes(2)));

        // The algorithm forgives one request beyond the burst.
        Assert.True(gate.Enter(new Silent(), TimeSpan.FromMinutes(2)));
        var problem = Assert.Throws<ModelCallException>(() => gate.Enter(new Silent(), TimeSpan.FromMinutes(2)));
        Assert.Equal(ModelFailureKind.Quota, problem.Kind);
        Assert.Contains("02:24:00", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_provider_counted_replaces_the_estimate()
    {
        var time = new SimulatedTime();
        using var gate = new TrafficGroup(new TrafficLimits { TokensPerMinute = 60 }, time);
        var first = new Silent(new CallCost(30));
        Assert.True(gate.Enter(first, TimeSpan.FromHours(1)));
        Assert.False(gate.Enter(new Silent(), TimeSpan.FromHours(1)));
        gate.Leave(first.Permit, new TrafficOutcome(null, Tokens: 0));

        Assert.Equal(0, gate.State.Queued);
    }

    [Fact]
    public async Task Who_gives_up_leaves_the_queue_to_the_others()
    {
        var time = new SimulatedTime();
        using var gate = new TrafficGroup(new TrafficLimits { MaxParallel = 1 }, time);
        var first = await gate.EnterAsync(new CallCost(1), TimeSpan.FromMinutes(1), CancellationToken.None);
        using var impatience = new CancellationTokenSource();
        var impatient = gate.EnterAsync(new CallCost(1), TimeSpan.FromMinutes(1), impatience.Token).AsTask();
        var patient = gate.EnterAsync(new CallCost(1), TimeSpan.FromMinutes(1), CancellationToken.None).AsTask();
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        gate.Leave(first, new TrafficOutcome(null));

        var second = await patient.WaitAsync(TimeSpan.FromSeconds(10));
        gate.Leave(second, new TrafficOutcome(null));
        Assert.Equal(0, gate.State.InFlight);
    }

    [Fact]
    public void A_provider_that_answers_nothing_for_half_a_minute_is_down()
    {
        var time = new SimulatedTime();
        using var gate = new TrafficGroup(TrafficLimits.Unknown, time);
        for (var i = 0; i < 30; i++)
        {
            time.After(i, () =>
            {
                var call = new Silent();
                Assert.True(gate.Enter(call, TimeSpan.FromMinutes(1)));
                Assert.False(gate.IsDown);
                gate.Leave(call.Permit, new TrafficOutcome(ModelFailureKind.ServerError));
            });
        }

        time.After(30, () => Assert.True(gate.IsDown));
        time.Run(() => false);
        var answered = new Silent();
        Assert.True(gate.Enter(answered, TimeSpan.FromMinutes(1)));
        gate.Leave(answered.Permit, new TrafficOutcome(ModelFailureKind.RateLimited));
        Assert.False(gate.IsDown);
    }

    [Fact]
    public void Calls_that_time_out_together_shrink_the_window_once()
    {
        var time = new SimulatedTime();
        using var gate = new TrafficGroup(TrafficLimits.Unknown, time);
        var calls = Enumerable.Range(0, 20).Select(_ => new Silent()).ToList();
        Assert.All(calls, call => Assert.True(gate.Enter(call, TimeSpan.FromMinutes(1))));
        time.After(60, () => calls.ForEach(call => gate.Leave(call.Permit, new TrafficOutcome(ModelFailureKind.Timeout))));
        time.Run(() => false);

        Assert.Equal(16, gate.State.Window);
    }

    private sealed class Silent(CallCost cost = default) : Waiter(cost)
    {
        public override void Admit()
        {
        }
    }
}
