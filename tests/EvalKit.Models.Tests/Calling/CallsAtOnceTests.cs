namespace EvalKit.Models.Tests;

public class CallsAtOnceTests
{
    [Fact]
    public async Task CallAsync_OnePlace_OneCallAfterTheOther()
    {
        await using var fixture = new GatewayFixture();
        using var gateway = One(fixture);
        var (most, now) = (0, 0);
        var client = new FakeChatClient(async (_, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            await Task.Yield();
            Interlocked.Decrement(ref now);
            return FakeChatClient.Response("fine");
        });

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => gateway.CallAsync(client, Samples.Request(repeat: i), CallSettings.Default)));

        Assert.All(results, result => Assert.IsType<ModelSuccess>(result));
        Assert.Equal((20, 1), (client.Calls, most));
    }

    [Fact]
    public async Task CallAsync_NoNewCalls_WhatWaitsIsNotSentAndWhatIsOnItsWayIsKept()
    {
        await using var fixture = new GatewayFixture();
        using var gateway = One(fixture);
        var gate = new TaskCompletionSource();
        var client = new FakeChatClient(async (_, _) =>
        {
            await gate.Task;
            return FakeChatClient.Response("fine");
        });
        using var stop = new CancellationTokenSource();
        gateway.NoNewCalls = stop.Token;
        var first = gateway.CallAsync(client, Samples.Request(), CallSettings.Default);
        var second = gateway.CallAsync(client, Samples.Request(repeat: 1), CallSettings.Default);

        await stop.CancelAsync();
        gate.SetResult();

        Assert.IsType<ModelSuccess>(await first);
        Assert.Equal(ModelFailureKind.Cancelled, Assert.IsType<ModelFailure>(await second).Kind);
        Assert.Equal(1, client.Calls);
    }

    private static ModelGateway One(GatewayFixture fixture) => new(fixture.Store, new GatewayOptions { Mode = ResponseMode.Auto, Clock = RunClock.Running(fixture.Time), MaxParallel = 1 });
}
