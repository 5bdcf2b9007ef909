using Microsoft.Extensions.AI;

namespace EvalKit.Models.Tests;

public class SingleFlightTests
{
    [Fact]
    public async Task CallAsync_ManyAtOnce_ShareOneCall()
    {
        await using var fixture = new GatewayFixture();
        var gate = new TaskCompletionSource();
        var client = Gated(gate);
        var calls = Enumerable.Range(0, 50).Select(_ => fixture.Gateway.CallAsync(client, Samples.Request(), CallSettings.Default)).ToList();
        Assert.Equal(1, fixture.Gateway.Counters.InFlight);
        gate.SetResult();
        var results = await Task.WhenAll(calls);
        Assert.Equal(1, client.Calls);
        Assert.Single(results, result => !((ModelSuccess)result).Found);
        Assert.Equal(new CallCounters(1, 0, 49, 0, 0, 0, 0), fixture.Gateway.Counters);
    }

    [Fact]
    public async Task CallAsync_OneCallerGivesUp_TheOtherStillGetsTheAnswer()
    {
        await using var fixture = new GatewayFixture();
        var gate = new TaskCompletionSource();
        var client = Gated(gate);
        using var impatient = new CancellationTokenSource();
        var first = fixture.Gateway.CallAsync(client, Samples.Request(), CallSettings.Default, impatient.Token);
        var second = fixture.Gateway.CallAsync(client, Samples.Request(), CallSettings.Default);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        gate.SetResult();
        Assert.IsType<ModelSuccess>(await second);
        Assert.Equal(1, client.Calls);
    }

    [Fact]
    public async Task CallAsync_AllCallersGiveUp_TheCallIsCancelledAndTheNextOneStartsAnew()
    {
        await using var fixture = new GatewayFixture();
        var cancelled = new TaskCompletionSource();
        var client = new FakeChatClient(async (call, token) =>
        {
            if (call > 1) return FakeChatClient.Response("fine");
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, token);
            }
            finally
            {
                cancelled.SetResult();
            }

            return FakeChatClient.Response("never");
        });
        using var impatient = new CancellationTokenSource();
        var calls = Enumerable.Range(0, 2).Select(_ => fixture.Gateway.CallAsync(client, Samples.Request(), CallSettings.Default, impatient.Token)).ToList();
        await impatient.CancelAsync();
        foreach (var call in calls) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await cancelled.Task;
        var next = await fixture.Gateway.CallAsync(client, Samples.Request(), CallSettings.Default);
        Assert.Equal("fine", Assert.IsType<ModelSuccess>(next).Response.Text);
    }

    [Fact]
    public async Task CallAsync_RunCancelled_AllCallersGetAFailureAndNothingIsCounted()
    {
        using var run = new CancellationTokenSource();
        await using var fixture = new GatewayFixture(runCancellation: run.Token);
        var client = new FakeChatClient(async (_, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            return FakeChatClient.Response("never");
        });
        var calls = Enumerable.Range(0, 4)
            .Select(i => fixture.Gateway.CallAsync(client, Samples.Request(repeat: i / 2), CallSettings.Default)).ToList();
        await run.CancelAsync();
        foreach (var result in await Task.WhenAll(calls)) Assert.Equal(ModelFailureKind.Cancelled, Assert.IsType<ModelFailure>(result).Kind);
        Assert.Equal(0, fixture.Gateway.Counters.Failures);
        Assert.Equal(0, fixture.Gateway.Counters.InFlight);
    }

    [Fact]
    public async Task CallAsync_RunCancelledWhileWaitingToRetry_EndsAtOnce()
    {
        using var run = new CancellationTokenSource();
        await using var fixture = new GatewayFixture(runCancellation: run.Token);
        var settings = CallSettings.Default with { BaseDelay = CallDefaults.Timeout * 2, MaxDelay = CallDefaults.Timeout * 2 };
        var waiting = new NeverTime();
        var gateway = fixture.Over(fixture.Store, ResponseMode.Auto, run.Token, RunClock.Running(waiting));
        var call = gateway.CallAsync(FakeChatClient.Failing(ModelFailureKind.ServerError, 1), Samples.Request(), settings);
        Assert.Equal(1, gateway.Counters.Waiting);
        await run.CancelAsync();
        Assert.Equal(ModelFailureKind.Cancelled, Assert.IsType<ModelFailure>(await call).Kind);
        Assert.Equal(0, gateway.Counters.Waiting);
    }

    [Fact]
    public async Task CallAsync_AlreadyCancelled_ThrowsAndCallsNothing()
    {
        await using var fixture = new GatewayFixture();
        var client = FakeChatClient.Saying("x");
        var cancelled = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            fixture.Gateway.CallAsync(client, Samples.Request(), CallSettings.Default, cancelled));
        Assert.Equal(0, client.Calls);
    }

    [Fact]
    public async Task CallAsync_ManyKeysManyCallersAndFailures_EachKeyIsAnsweredOnce()
    {
        await using var fixture = new GatewayFixture();
        var client = new FakeChatClient(async (call, _) =>
        {
            await Task.Yield();
            return call % 3 == 0 ? throw new IOException("reset") : FakeChatClient.Response("fine");
        });
        await Parallel.ForEachAsync(Enumerable.Range(0, 3000), async (i, _) =>
            Assert.IsType<ModelSuccess>(await fixture.Gateway.CallAsync(client, Samples.Request(repeat: i % 300), CallSettings.Default with { MaxAttempts = 50 })));
        var counters = fixture.Gateway.Counters;
        Assert.Equal(300, counters.Calls);
        Assert.Equal(3000, counters.Calls + counters.Found + counters.Shared);
        Assert.Equal(client.Calls, counters.Calls + counters.Retries);
        Assert.Equal((0, 0), (counters.InFlight, counters.Waiting));
        Assert.Equal(300, fixture.Store.Count);
    }

    private static FakeChatClient Gated(TaskCompletionSource gate) => new(async (_, _) =>
    {
        await gate.Task;
        return FakeChatClient.Response("fine");
    });

    private sealed class NeverTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new NeverTimer();

        private sealed class NeverTimer : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => default;
        }
    }
}
