using Microsoft.Extensions.AI;

namespace EvalKit.Models.Tests;

public class ModelGatewayTests
{
    [Fact]
    public async Task CallAsync_Twice_CallsOnceAndFindsThen()
    {
        await using var fixture = new GatewayFixture();
        var client = FakeChatClient.Saying("order_status");
        var first = await CallAsync(fixture, client);
        var second = await CallAsync(fixture, client);
        Assert.False(Assert.IsType<ModelSuccess>(first).Found);
        Assert.True(Assert.IsType<ModelSuccess>(second).Found);
        Assert.Equal(((ModelSuccess)first).Response, ((ModelSuccess)second).Response with { ToolCalls = ((ModelSuccess)first).Response.ToolCalls });
        Assert.Equal(1, client.Calls);
        Assert.Equal(new CallCounters(1, 1, 0, 0, 0, 0, 0), fixture.Gateway.Counters);
    }

    [Fact]
    public async Task CallAsync_AfterRestart_FindsWhatWasAnswered()
    {
        await using var fixture = new GatewayFixture();
        await CallAsync(fixture, FakeChatClient.Saying("order_status"));
        await using var store = fixture.OpenStore();
        var client = FakeChatClient.Saying("other");
        var result = await fixture.Over(store, ResponseMode.Only).CallAsync(client, Samples.Request(), CallSettings.Default);
        Assert.Equal("order_status", Assert.IsType<ModelSuccess>(result).Response.Text);
        Assert.Equal(0, client.Calls);
    }

    [Fact]
    public async Task CallAsync_Only_AbsentAnswerIsAFailureAndNothingIsCalled()
    {
        await using var fixture = new GatewayFixture(ResponseMode.Only);
        var client = FakeChatClient.Saying("x");
        var failure = Assert.IsType<ModelFailure>(await CallAsync(fixture, client));
        Assert.Equal(ModelFailureKind.NotRecorded, failure.Kind);
        Assert.Equal(
            $"no recorded answer of openai model 'gpt-5-mini' for this request (key {Samples.Request().Key}), and calls are forbidden",
            failure.Message);
        Assert.Equal(0, client.Calls);
        Assert.Equal(0, failure.Attempts);
    }

    [Fact]
    public async Task CallAsync_Refresh_MakesOneNewCallForEachKey()
    {
        await using var fixture = new GatewayFixture();
        await CallAsync(fixture, FakeChatClient.Saying("old"));
        var client = FakeChatClient.Saying("new");
        var gateway = fixture.Over(fixture.Store, ResponseMode.Refresh);
        var first = (ModelSuccess)await gateway.CallAsync(client, Samples.Request(), CallSettings.Default);
        var second = (ModelSuccess)await gateway.CallAsync(client, Samples.Request(), CallSettings.Default);
        Assert.Equal(("new", false), (first.Response.Text, first.Found));
        Assert.Equal(("new", true), (second.Response.Text, second.Found));
        Assert.Equal(1, client.Calls);
    }

    [Fact]
    public async Task CallAsync_RefusalAndTruncation_AreStoredResponses()
    {
        await using var fixture = new GatewayFixture();
        var refused = new FakeChatClient((_, _) => Task.FromResult(
            new ChatResponse(new ChatMessage(ChatRole.Assistant, [new ErrorContent("I cannot") { ErrorCode = ResponseProperties.RefusalCode }]))));
        var cut = new FakeChatClient((_, _) => Task.FromResult(
            new ChatResponse(new ChatMessage(ChatRole.Assistant, "half an")) { FinishReason = ChatFinishReason.Length }));
        await fixture.Gateway.CallAsync(refused, Samples.Request("a"), CallSettings.Default);
        await fixture.Gateway.CallAsync(cut, Samples.Request("b"), CallSettings.Default);
        await using var store = fixture.OpenStore();
        var refusal = store.Find(Samples.Request("a").Key)!;
        Assert.Equal((null, "I cannot"), (refusal.Text, refusal.Refusal));
        var truncated = store.Find(Samples.Request("b").Key)!;
        Assert.Equal(("half an", FinishReasons.Length), (truncated.Text, truncated.FinishReason));
    }

    [Theory]
    [InlineData(ModelFailureKind.BadRequest)]
    [InlineData(ModelFailureKind.Authentication)]
    [InlineData(ModelFailureKind.Quota)]
    [InlineData(ModelFailureKind.Other)]
    public async Task CallAsync_FailureThatStays_IsNotRetriedAndNotStored(ModelFailureKind kind)
    {
        await using var fixture = new GatewayFixture();
        var client = FakeChatClient.Failing(kind, 1);
        var failure = Assert.IsType<ModelFailure>(await CallAsync(fixture, client));
        Assert.Equal((kind, "failure 1", 500, 1), (failure.Kind, failure.Message, failure.Status, failure.Attempts));
        Assert.Equal(1, client.Calls);
        Assert.Empty(fixture.Segments());
        Assert.Equal(new CallCounters(1, 0, 0, 0, 1, 0, 0), fixture.Gateway.Counters);
    }

    [Theory]
    [InlineData(ModelFailureKind.RateLimited)]
    [InlineData(ModelFailureKind.ServerError)]
    [InlineData(ModelFailureKind.Connection)]
    [InlineData(ModelFailureKind.Timeout)]
    public async Task CallAsync_FailureThatPasses_IsRetriedWithGrowingDelays(ModelFailureKind kind)
    {
        await using var fixture = new GatewayFixture();
        var success = Assert.IsType<ModelSuccess>(await CallAsync(fixture, FakeChatClient.Failing(kind, 4)));
        Assert.Equal(("fine", 5), (success.Response.Text, success.Response.Attempts));
        var delays = fixture.Time.Delays.Select(delay => delay.TotalSeconds).ToArray();
        Assert.Equal(4, delays.Length);
        for (var i = 0; i < delays.Length; i++) Assert.InRange(delays[i], Math.Pow(2, i) / 2, Math.Pow(2, i));
        Assert.Equal(delays.Sum() * 1000, success.Response.Timings.QueueMs!.Value, 0.01);
        Assert.Equal(0, success.Response.Timings.TotalMs);
        Assert.Equal(new CallCounters(1, 0, 0, 4, 0, 0, 0), fixture.Gateway.Counters);
    }

    [Fact]
    public async Task CallAsync_AnswersThatCannotBeRead_AreAskedForAgainSooner()
    {
        await using var fixture = new GatewayFixture();
        Assert.Equal(5, Assert.IsType<ModelSuccess>(await CallAsync(fixture, FakeChatClient.Failing(ModelFailureKind.MalformedResponse, 4))).Response.Attempts);
        double[] longest = [0.25, 1, 2, 4];
        Assert.All(fixture.Time.Delays.Zip(longest, (delay, most) => delay.TotalSeconds / most), share => Assert.InRange(share, 0.5, 1));
        Assert.Equal(longest.Length, fixture.Time.Delays.Count);
    }

    [Fact]
    public async Task CallAsync_FailureThatNeverPasses_EndsAfterTheLastAttempt()
    {
        await using var fixture = new GatewayFixture();
        var client = FakeChatClient.Failing(ModelFailureKind.ServerError, int.MaxValue);
        var failure = Assert.IsType<ModelFailure>(await CallAsync(fixture, client));
        Assert.Equal((ModelFailureKind.ServerError, "failure 6", 6), (failure.Kind, failure.Message, failure.Attempts));
        Assert.Equal(6, client.Calls);
        Assert.Empty(fixture.Segments());
        await CallAsync(fixture, client);
        Assert.Equal(12, client.Calls);
    }

    [Fact]
    public async Task CallAsync_OneAttemptAllowed_IsNotRetried()
    {
        await using var fixture = new GatewayFixture();
        var client = FakeChatClient.Failing(ModelFailureKind.ServerError, 1);
        Assert.IsType<ModelFailure>(await CallAsync(fixture, client, CallSettings.Default with { MaxAttempts = 1 }));
        Assert.Equal(1, client.Calls);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CallAsync_SettingsOutOfRange_AreBroughtIntoIt(bool stored)
    {
        await using var fixture = new GatewayFixture();
        var settings = new CallSettings { Timeout = TimeSpan.MaxValue, MaxAttempts = -1, Stored = stored };
        Assert.IsType<ModelSuccess>(await CallAsync(fixture, FakeChatClient.Saying("fine"), settings));
    }

    [Fact]
    public async Task CallAsync_ProviderAsksToWait_WaitsThatLong()
    {
        await using var fixture = new GatewayFixture();
        await CallAsync(fixture, FakeChatClient.Failing(ModelFailureKind.RateLimited, 1, retryAfter: TimeSpan.FromSeconds(90)));
        Assert.InRange(Assert.Single(fixture.Time.Delays).TotalSeconds, 90, 99);
    }

    [Fact]
    public async Task CallAsync_ProviderAsksToWaitTooLong_FailsAtOnce()
    {
        await using var fixture = new GatewayFixture();
        var client = FakeChatClient.Failing(ModelFailureKind.RateLimited, 1, retryAfter: TimeSpan.FromHours(1));
        Assert.Equal(ModelFailureKind.RateLimited, Assert.IsType<ModelFailure>(await CallAsync(fixture, client)).Kind);
        Assert.Equal(1, client.Calls);
    }

    [Fact]
    public async Task CallAsync_NoAnswerInTime_IsATimeoutEvenWhenTheClientDoesNotListen()
    {
        await using var fixture = new GatewayFixture(limitsPass: true);
        var deaf = new FakeChatClient((_, _) => new TaskCompletionSource<ChatResponse>().Task);
        var failure = Assert.IsType<ModelFailure>(await CallAsync(fixture, deaf, CallSettings.Default with { MaxAttempts = 2 }));
        Assert.Equal((ModelFailureKind.Timeout, "no answer within 60 s", 2), (failure.Kind, failure.Message, failure.Attempts));
        Assert.Equal(2, deaf.Calls);
    }

    [Fact]
    public async Task CallAsync_ClientThrowsSomethingElse_IsAFailure()
    {
        await using var fixture = new GatewayFixture();
        var client = new FakeChatClient((_, _) => throw new InvalidCastException("odd"));
        var failure = Assert.IsType<ModelFailure>(await CallAsync(fixture, client));
        Assert.Equal((ModelFailureKind.Other, "InvalidCastException: odd"), (failure.Kind, failure.Message));
    }

    [Fact]
    public async Task CallAsync_RequestWithoutCanonicalForm_IsABadRequest()
    {
        await using var fixture = new GatewayFixture();
        var request = Samples.Request() with { Options = new ChatOptions { Temperature = float.NaN } };
        var failure = await fixture.Gateway.CallAsync(FakeChatClient.Saying("x"), request, CallSettings.Default);
        Assert.Equal(ModelFailureKind.BadRequest, Assert.IsType<ModelFailure>(failure).Kind);
    }

    [Fact]
    public async Task CallAsync_StoreCannotBeWritten_StopsTheRun()
    {
        await using var fixture = new GatewayFixture(createSegment: path => new FullDisk(SegmentFile.Create(path), 100));
        var client = FakeChatClient.Saying("x");
        var failure = Assert.IsType<ModelFailure>(await CallAsync(fixture, client));
        Assert.True(failure.StopsRun);
        Assert.Equal(ModelFailureKind.StoreWrite, failure.Kind);
        var next = await fixture.Gateway.CallAsync(client, Samples.Request("next"), CallSettings.Default);
        Assert.True(Assert.IsType<ModelFailure>(next).StopsRun);
        Assert.Equal(1, client.Calls);
    }

    [Fact]
    public async Task CallAsync_NotStored_AsksTheRecordInEveryModeAndWritesNothing()
    {
        await using var fixture = new GatewayFixture(ResponseMode.Only);
        var record = new FakeChatClient((_, _) => Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, "recorded"))
        {
            AdditionalProperties = new AdditionalPropertiesDictionary { [ResponseProperties.TotalMs] = 250.0, [ResponseProperties.CostUsd] = 0.01 },
        }));
        var success = Assert.IsType<ModelSuccess>(await CallAsync(fixture, record, CallSettings.Default with { Stored = false }));
        Assert.True(success.Found);
        Assert.Equal(("recorded", 0.01, new CallTimings(null, null, 250), (DateTimeOffset?)null),
            (success.Response.Text, success.Response.CostUsd, success.Response.Timings, success.Response.Time));
        Assert.Empty(fixture.Segments());
    }

    [Fact]
    public async Task CallAsync_FrozenClock_RecordsNoDurations()
    {
        await using var fixture = new GatewayFixture();
        Assert.True(RunClock.TryCreate(fixture.Time, new FakeEnvironment((RunClock.Variable, "1767225600")), out var clock, out _));
        var gateway = fixture.Over(fixture.Store, ResponseMode.Auto, clock: clock);
        var success = (ModelSuccess)await gateway.CallAsync(FakeChatClient.Failing(ModelFailureKind.ServerError, 1), Samples.Request(), CallSettings.Default);
        Assert.Equal(CallTimings.NotMeasured, success.Response.Timings);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1767225600), success.Response.Time);
    }

    [Fact]
    public async Task EmbedAsync_Twice_CallsOnceAndKeepsTheVector()
    {
        await using var fixture = new GatewayFixture();
        var generator = new FakeEmbeddingGenerator();
        var request = new EmbeddingRequest(Samples.Identity, "hello");
        var first = (ModelSuccess)await fixture.Gateway.EmbedAsync(generator, request, CallSettings.Default);
        var second = (ModelSuccess)await fixture.Gateway.EmbedAsync(generator, request, CallSettings.Default);
        Assert.Equal([1.5f, -2.25f], first.Response.Embedding!);
        Assert.Equal([1.5f, -2.25f], second.Response.Embedding!);
        Assert.Equal(1, generator.Calls);
    }

    private static Task<ModelResult> CallAsync(GatewayFixture fixture, IChatClient client, CallSettings? settings = null) =>
        fixture.Gateway.CallAsync(client, Samples.Request(), settings ?? CallSettings.Default);
}
