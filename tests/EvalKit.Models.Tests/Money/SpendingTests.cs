using Microsoft.Extensions.AI;

namespace EvalKit.Models.Tests;

/// <summary>Prices of 1,000 dollars per million tokens: a token of output is a tenth of a cent, a hundred are ten cents.</summary>
public sealed class SpendingTests
{
    private static readonly PriceList Prices = new([new ModelPrice(TokenRates.Plain(0m, 1000m))]);

    [Fact]
    public async Task Answered_UsageTakesThePlaceOfWhatWasSetAside()
    {
        await using var fixture = new GatewayFixture();
        using var gateway = Gateway(fixture, stop: 1.00m);
        var client = Answering(30);

        for (var call = 0; call < 30; call++)
            Assert.IsType<ModelSuccess>(await gateway.CallAsync(client, Request(call, 100), Settings()));

        // 30 answers of 3 cents are 90 cents. The next could cost ten and fits exactly; then 93 cents are spent and nothing fits any more.
        Assert.Equal(0.90m, gateway.Spent.Target);
        Assert.IsType<ModelSuccess>(await gateway.CallAsync(client, Request(30, 100), Settings()));
        var refused = Assert.IsType<ModelFailure>(await gateway.CallAsync(client, Request(31, 100), Settings()));
        Assert.Equal((ModelFailureKind.Budget, 0), (refused.Kind, refused.Attempts));
        Assert.Equal("the budget of $1.00 is used up: $0.93 spent by answers; the next call can cost $0.10", refused.Message);
        Assert.Equal((0.93m, 31), (gateway.Spent.AtMost, client.Calls));
    }

    [Fact]
    public async Task InFlight_WhatDoesNotFit_WaitsUntilOthersCostLess()
    {
        await using var fixture = new GatewayFixture();
        using var gateway = Gateway(fixture, stop: 1.00m);
        var answers = new List<TaskCompletionSource>();
        var client = new FakeChatClient(async (_, cancel) =>
        {
            var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (answers) answers.Add(answer);
            await answer.Task.WaitAsync(cancel);
            return Usage(10);
        });

        var calls = Enumerable.Range(0, 15).Select(call => gateway.CallAsync(client, Request(call, 100), Settings())).ToList();
        await Until(() => answers.Count == 10);
        Assert.Equal(10, client.Calls);

        // Each answer costs one cent of the ten that were set aside: after the first there is room for none, after two for one more.
        Complete(answers, 0);
        await calls[0];
        Assert.Equal(10, client.Calls);
        Complete(answers, 1);
        await Until(() => client.Calls == 11);
        for (var call = 2; call < 15; call++)
        {
            await Until(() => { lock (answers) return answers.Count > call; });
            Complete(answers, call);
        }

        await Task.WhenAll(calls);
        Assert.Equal(0.15m, gateway.Spent.Target);
        Assert.Null(gateway.SpendingEnd);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task ManyCallersAndFailures_BudgetIsNeverPassed(int seed)
    {
        await using var fixture = new GatewayFixture();
        using var gateway = Gateway(fixture, stop: 1.00m);
        var random = new Random(seed);
        var billed = 0m;
        var client = new FakeChatClient(async (_, _) =>
        {
            await Task.Yield();
            lock (random)
            {
                var fate = random.Next(10);
                // A server that broke off, or sent nonsense, has done its work and charges for it; one that was busy has not.
                if (fate is 0 or 1) billed += 0.1m;
                if (fate == 0) throw new ModelCallException(ModelFailureKind.Connection, "reset");
                if (fate == 1) throw new ModelCallException(ModelFailureKind.MalformedResponse, "nonsense");
                if (fate == 2) throw new ModelCallException(ModelFailureKind.RateLimited, "busy", 429);
                var tokens = random.Next(1, 101);
                billed += tokens / 1000m;
                return Usage(tokens);
            }
        });

        var results = await Task.WhenAll(Enumerable.Range(0, 200).Select(call => Task.Run(() => gateway.CallAsync(client, Request(call, 100), Settings()))));

        Assert.InRange(billed, 0.80m, 1.00m);
        Assert.Equal(billed, gateway.Spent.AtMost);
        Assert.Contains(results, r => r is ModelFailure { Kind: ModelFailureKind.Budget });
        Assert.DoesNotContain(results, r => r is ModelFailure { Kind: ModelFailureKind.Other });
    }

    [Fact]
    public async Task Unanswered_OnlyWhatMayBeBilled_Counts()
    {
        await using var fixture = new GatewayFixture();
        using var gateway = Gateway(fixture, stop: 10m);
        var kinds = new Queue<ModelCallException>(
        [
            new(ModelFailureKind.ServerError, "500", 500),
            new(ModelFailureKind.RateLimited, "resource unavailable", 429),
            new(ModelFailureKind.Connection, "refused") { NotSent = true },
            new(ModelFailureKind.MalformedResponse, "cut off"),
        ]);
        var client = new FakeChatClient((_, _) => kinds.TryDequeue(out var failure) ? Task.FromException<ChatResponse>(failure) : Task.FromResult(Usage(50)));

        Assert.IsType<ModelSuccess>(await gateway.CallAsync(client, Request(0, 100), Settings()));

        Assert.Equal((0.05m, 0.10m, 0.15m), (gateway.Spent.Confirmed, gateway.Spent.Unconfirmed, gateway.Spent.AtMost));
    }

    [Fact]
    public async Task Found_CostsNothingNow()
    {
        await using var fixture = new GatewayFixture();
        using (var first = Gateway(fixture, stop: 1m))
            await first.CallAsync(Answering(50), Request(0, 100), Settings());
        using var second = Gateway(fixture, stop: 0m);

        Assert.True(Assert.IsType<ModelSuccess>(await second.CallAsync(Answering(50), Request(0, 100), Settings())).Found);
        Assert.Equal(default, second.Spent);
    }

    [Fact]
    public async Task Warning_Reached_IsToldOnceAndStopsNothing()
    {
        await using var fixture = new GatewayFixture();
        using var gateway = fixture.Over(fixture.Store, ResponseMode.Auto, limit: new SpendingLimit(0.10m, null));
        await gateway.CallAsync(Answering(60), Request(0, 100), Settings());
        Assert.False(gateway.SpendingWarning.IsCompleted);
        await gateway.CallAsync(Answering(60), Request(1, 100), Settings());
        Assert.True(gateway.SpendingWarning.IsCompletedSuccessfully);
        Assert.IsType<ModelSuccess>(await gateway.CallAsync(Answering(60), Request(2, 100), Settings()));
    }

    [Fact]
    public async Task Roles_AreCountedApart_AndUnknownPricesAsSuch()
    {
        await using var fixture = new GatewayFixture();
        using var gateway = Gateway(fixture, stop: 10m);
        await gateway.CallAsync(Answering(10), Request(0, 100), Settings());
        await gateway.CallAsync(Answering(20), Request(1, 100), Settings() with { Role = CallRole.Judge });
        await gateway.CallAsync(Answering(30), Request(2, 100), Settings() with { Role = CallRole.Embedding });
        await gateway.CallAsync(Answering(40), Request(3, 100), Settings() with { Prices = null });

        Assert.Equal(new SpentMoney(0.01m, 0.02m, 0.03m, 0m, 1), gateway.Spent);
    }

    [Theory]
    [InlineData(3, 0, 300)]
    [InlineData(2, 5, 500)]
    [InlineData(0, 0, 100)]
    public void Size_Choices_MultiplyTheAnswers(int n, int bestOf, long expected)
    {
        var options = new ChatOptions { MaxOutputTokens = 100, AdditionalProperties = [] };
        if (n > 0) options.AdditionalProperties["n"] = n;
        if (bestOf > 0) options.AdditionalProperties["best_of"] = bestOf;
        Assert.Equal(expected, CallSize.Of(Samples.Request() with { Options = options }).OutputTokens);
    }

    [Fact]
    public void Size_InputTokens_AreAtLeastTheBytesOfTheText()
    {
        const string Text = "Größe 大小 🎈";
        Assert.InRange(CallSize.Of(Samples.Request(Text)).InputTokens, System.Text.Encoding.UTF8.GetByteCount(Text), 1000);
    }

    private static CallSettings Settings() => CallSettings.Default with { Prices = Prices };

    private static ModelGateway Gateway(GatewayFixture fixture, decimal stop) => fixture.Over(fixture.Store, ResponseMode.Auto, limit: new SpendingLimit(null, stop));

    private static ModelRequest Request(int number, int most) =>
        Samples.Request($"question {number}") with { Options = new ChatOptions { MaxOutputTokens = most } };

    private static FakeChatClient Answering(int tokens) => new((_, _) => Task.FromResult(Usage(tokens)));

    private static ChatResponse Usage(int tokens)
    {
        var response = FakeChatClient.Response("fine");
        response.Usage = new UsageDetails { InputTokenCount = 7, OutputTokenCount = tokens };
        return response;
    }

    private static void Complete(List<TaskCompletionSource> answers, int call)
    {
        lock (answers) answers[call].SetResult();
    }

    private static async Task Until(Func<bool> holds)
    {
        while (!holds())
            await Task.Yield();
    }
}
