using System.Diagnostics;
using EvalKit.Fakes;
using EvalKit.Fakes.Answers;
using Microsoft.Extensions.AI;

namespace EvalKit.Models.Tests;

/// <summary>
/// Every fault that the fake server knows, on a real connection, for each interface, whole and streamed: what comes of the call, how often it is made, and that
/// nothing is asked again after its answer.
/// </summary>
public class EveryInterfaceTests
{
    private const int Attempts = 3;
    private const string Text = "grüße 🙂 \"quoted\" and more";

    private static readonly string[] Interfaces = ["chat", "chat, streamed", "responses", "responses, streamed", "anthropic", "anthropic, streamed"];

    /// <summary>Faults with the kind of failure that they are.</summary>
    private static readonly (string Fault, ModelFailureKind Kind)[] Retried =
    [
        ("429,retry-after=none", ModelFailureKind.RateLimited),
        ("429,retry-after=2s,limits=none", ModelFailureKind.RateLimited),
        ("408", ModelFailureKind.Timeout),
        ("500", ModelFailureKind.ServerError),
        ("503", ModelFailureKind.ServerError),
        ("529", ModelFailureKind.ServerError),
        ("html", ModelFailureKind.ServerError),
        ("huge-error,bytes=3000000", ModelFailureKind.ServerError),
        ("reset", ModelFailureKind.Connection),
        ("reset-after-headers", ModelFailureKind.Connection),
        ("close", ModelFailureKind.Connection),
        ("truncated", ModelFailureKind.Connection),
        ("content-length-long", ModelFailureKind.Connection),
    ];

    /// <summary>Bodies that are there and wrong: a stream that breaks off is a broken connection, an answer that does is malformed.</summary>
    private static readonly string[] Unreadable = ["malformed", "empty", "content-length-short"];

    private static readonly string[] Harmless = ["drip,delay=20ms", "slow,delay=20ms", "duplicate-event"];

    public static TheoryData<string, string, ModelFailureKind> Faults
    {
        get
        {
            var faults = new TheoryData<string, string, ModelFailureKind>();
            foreach (var name in Interfaces)
            {
                foreach (var (fault, kind) in Retried)
                    faults.Add(name, fault, kind);
                foreach (var fault in Unreadable)
                    faults.Add(name, fault, name.Contains("streamed", StringComparison.Ordinal) ? ModelFailureKind.Connection : ModelFailureKind.MalformedResponse);
            }

            return faults;
        }
    }

    public static TheoryData<string, string> HarmlessFaults => Of(Harmless);

    public static TheoryData<string, string> Stalls => Of("stall", "stall-after-headers");

    public static TheoryData<string, string> FinalFaults => Of("400", "401", "insufficient-quota");

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task CallAsync_FaultThatPasses_IsTriedOnceMoreAndAnswered(string name, string fault, ModelFailureKind kind)
    {
        await using var server = Start($"{fault},once@1");
        await using var fixture = new GatewayFixture();

        var success = Assert.IsType<ModelSuccess>(await CallAsync(fixture, server, name));

        Assert.Equal((Text, 2), (success.Response.Text, success.Response.Attempts));
        await AssertPaidOnceAsync(server, requests: 2);
        Assert.NotEqual(default, kind);
        Assert.True(((ModelSuccess)await CallAsync(fixture, server, name)).Found);
        await AssertPaidOnceAsync(server, requests: 2);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task CallAsync_FaultThatStays_IsAFailureOfItsKindAfterAllAttempts(string name, string fault, ModelFailureKind kind)
    {
        await using var server = Start($"{fault}@1-100");
        await using var fixture = new GatewayFixture();

        var failure = Assert.IsType<ModelFailure>(await CallAsync(fixture, server, name));

        Assert.Equal((kind, Attempts), (failure.Kind, failure.Attempts));
        Assert.NotEmpty(failure.Message);
        Assert.Equal((Attempts, 0L), (server.Stats().Total, server.Stats().Answered));
        Assert.Empty(fixture.Segments());
    }

    [Theory]
    [MemberData(nameof(FinalFaults))]
    public async Task CallAsync_FaultThatNoAttemptHelps_IsAskedOnce(string name, string fault)
    {
        await using var server = Start($"{fault}@1-100");
        await using var fixture = new GatewayFixture();

        var failure = Assert.IsType<ModelFailure>(await CallAsync(fixture, server, name));

        Assert.Equal(fault switch { "400" => ModelFailureKind.BadRequest, "401" => ModelFailureKind.Authentication, _ => ModelFailureKind.Quota }, failure.Kind);
        Assert.Equal((1, 1L), (failure.Attempts, server.Stats().Total));
    }

    [Theory]
    [MemberData(nameof(HarmlessFaults))]
    public async Task CallAsync_AnswerThatIsOnlySlowOrRepeatsItself_IsTakenAsItIs(string name, string fault)
    {
        await using var server = Start($"{fault}@1-100");
        await using var fixture = new GatewayFixture();

        var response = Assert.IsType<ModelSuccess>(await CallAsync(fixture, server, name)).Response;

        Assert.Equal((Text, 1, 100, 20), (response.Text, response.Attempts, response.Usage!.Input, response.Usage.Output));
        await AssertPaidOnceAsync(server, requests: 1);
    }

    [Theory]
    [MemberData(nameof(Stalls))]
    public async Task CallAsync_ServerThatStalls_TimesOutAndIsAskedAgain(string name, string fault)
    {
        await using var server = Start($"{fault},once@1");
        await using var fixture = new GatewayFixture();

        var call = CallAsync(fixture, server, name);
        for (var started = Stopwatch.GetTimestamp(); server.Stats().Total == 0 && Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(30);)
            await Task.Delay(TimeSpan.FromMilliseconds(5));
        // The attempt's limit was set before it was sent; that of the next one is to run on.
        fixture.Time.PassLimits();

        var success = Assert.IsType<ModelSuccess>(await call);
        Assert.Equal((Text, 2), (success.Response.Text, success.Response.Attempts));
        await AssertPaidOnceAsync(server, requests: 2);
    }

    [Theory]
    [InlineData("chat")]
    [InlineData("chat, streamed")]
    [InlineData("responses")]
    [InlineData("responses, streamed")]
    [InlineData("anthropic")]
    [InlineData("anthropic, streamed")]
    public async Task CallAsync_AllFaultsMixed_AnswersEveryCallAndPaysForItOnce(string name)
    {
        const int Calls = 200;
        await using var server = Start([.. Retried.Select(f => f.Fault).Concat(Unreadable).Select(f => $"{f}@0.7%")]);
        await using var fixture = new GatewayFixture();

        var results = await Task.WhenAll(Enumerable.Range(0, Calls).Select(i => CallAsync(fixture, server, name, $"{Text} {i}", CallDefaults.MaxAttempts)));

        Assert.All(results, (result, i) => Assert.Equal($"{Text} {i}", Assert.IsType<ModelSuccess>(result).Response.Text));
        var stats = await server.SettledStatsAsync();
        Assert.True(stats.ByFault.Count > 5, string.Join(", ", stats.ByFault.Keys));
        Assert.Equal(((long)Calls, 0L), (stats.Answered, stats.RepeatedAfterAnswer));
        Assert.Equal(stats.Total, results.Sum(r => ((ModelSuccess)r).Response.Attempts));
        Assert.All(results, r => Assert.InRange(((ModelSuccess)r).Response.Attempts, 1, CallDefaults.MaxAttempts));
    }

    private static TheoryData<string, string> Of(params string[] faults)
    {
        var data = new TheoryData<string, string>();
        foreach (var name in Interfaces)
            foreach (var fault in faults)
                data.Add(name, fault);
        return data;
    }

    private static FakeServer Start(params string[] faults) => FakeServer.Start(new FakeServerOptions { Answer = new EchoAnswer(), Usage = new TokenCounts(100, 20), Faults = faults });

    private static async Task AssertPaidOnceAsync(FakeServer server, int requests)
    {
        var stats = await server.SettledStatsAsync();
        Assert.Equal((requests, 1L, 0L), ((int)stats.Total, stats.Answered, stats.RepeatedAfterAnswer));
    }

    private static Task<ModelResult> CallAsync(GatewayFixture fixture, FakeServer server, string name, string text = Text, int attempts = Attempts)
    {
        var stream = name.EndsWith("streamed", StringComparison.Ordinal);
        var (client, identity) = name.StartsWith("anthropic", StringComparison.Ordinal) ? Anthropic(server, stream, fixture.Time) : OpenAI(server, stream, name.StartsWith("chat", StringComparison.Ordinal) ? OpenAIApi.Chat : OpenAIApi.Responses, fixture.Time);
        var request = new ModelRequest { Model = identity, Messages = [new ChatMessage(ChatRole.User, text)], Options = new ChatOptions { MaxOutputTokens = 100 } };
        return fixture.Gateway.CallAsync(client, request, CallSettings.Default with { MaxAttempts = attempts });
    }

    private static (IChatClient, ModelIdentity) OpenAI(FakeServer server, bool stream, OpenAIApi api, TimeProvider time)
    {
        var settings = new OpenAISettings { Model = "m", BaseUrl = server.BaseUrl.ToString(), Api = api, Stream = stream };
        return (OpenAIProvider.CreateChatClient(settings, time), OpenAIProvider.ChatIdentity(settings));
    }

    private static (IChatClient, ModelIdentity) Anthropic(FakeServer server, bool stream, TimeProvider time)
    {
        var settings = new AnthropicSettings { Model = "m", BaseUrl = server.Root.ToString().TrimEnd('/'), Stream = stream };
        return (AnthropicProvider.CreateChatClient(settings, time), AnthropicProvider.Identity(settings));
    }
}
