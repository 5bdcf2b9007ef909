using System.Text.Json;

namespace EvalKit.Fakes.Tests;

public sealed class FaultOnTheWireTests
{
    [Theory]
    [InlineData("400", 400)]
    [InlineData("408", 408)]
    [InlineData("429", 429)]
    [InlineData("500", 500)]
    [InlineData("503", 503)]
    [InlineData("529", 529)]
    public async Task Status_Fault_IsAnErrorObjectOnALiveConnection(string fault, int status)
    {
        await using var server = FakeServer.Start();
        using var client = await WireClient.ConnectAsync(server);

        var failed = await client.AskAsync($"[[fault:{fault}]]");
        var next = await client.AskAsync("still there?");

        Assert.Equal(status, failed.Status);
        Assert.NotEmpty(failed.Json().GetProperty("error").GetProperty("message").GetString()!);
        Assert.Equal("still there?", next.Answer());
    }

    [Fact]
    public async Task RateLimit_WithRetryAfter_SendsEverySpelling()
    {
        await using var server = FakeServer.Start();
        using var client = await WireClient.ConnectAsync(server);

        var response = await client.AskAsync("[[fault:429,retry-after=1500ms]]");

        Assert.Equal("2", response.Headers["retry-after"]);
        Assert.Equal("1500", response.Headers["retry-after-ms"]);
        Assert.Equal("0", response.Headers["x-ratelimit-remaining-requests"]);
        Assert.Equal("1500ms", response.Headers["x-ratelimit-reset-requests"]);
        Assert.Equal("rate_limit_exceeded", response.ErrorCode());
    }

    [Theory]
    [InlineData("[[fault:429,retry-after=none]]", "rate_limit_exceeded")]
    [InlineData("[[fault:insufficient-quota]]", "insufficient_quota")]
    public async Task RateLimit_WithoutRetryAfter_SendsNoSuchHeader(string message, string code)
    {
        await using var server = FakeServer.Start();
        using var client = await WireClient.ConnectAsync(server);

        var response = await client.AskAsync(message);

        Assert.Equal(429, response.Status);
        Assert.Equal(code, response.ErrorCode());
        Assert.False(response.Headers.ContainsKey("retry-after"));
    }

    [Fact]
    public async Task Reset_BeforeHeaders_IsAResetWithoutAByte() => Assert.Equal(("", true), await EndOfAsync("[[fault:reset]]"));

    [Fact]
    public async Task Close_BeforeHeaders_IsAnEndWithoutAByte() => Assert.Equal(("", false), await EndOfAsync("[[fault:close]]"));

    [Fact]
    public async Task Reset_AfterHeaders_SendsHalfABodyFirst()
    {
        var (text, isReset) = await EndOfAsync("[[fault:reset-after-headers]]");

        Assert.True(isReset);
        AssertHalfABody(text);
    }

    [Fact]
    public async Task Truncated_Always_EndsInTheMiddleOfTheBody()
    {
        var (text, isReset) = await EndOfAsync("[[fault:truncated]]");

        Assert.False(isReset);
        AssertHalfABody(text);
    }

    [Fact]
    public async Task Malformed_Always_IsCompleteHttpAndBrokenJson()
    {
        await using var server = FakeServer.Start();
        using var client = await WireClient.ConnectAsync(server);

        var response = await client.AskAsync("[[fault:malformed]]");

        Assert.Equal(200, response.Status);
        Assert.ThrowsAny<JsonException>(() => response.Json());
    }

    [Fact]
    public async Task ContentLengthShort_Always_LeavesTheRestInFrontOfTheNextResponse()
    {
        await using var server = FakeServer.Start();
        using var client = await WireClient.ConnectAsync(server);

        var response = await client.AskAsync("[[fault:content-length-short]]");
        await client.SendAsync(WireClient.Chat("next", "connection: close\r\n"));
        var (rest, _) = await client.ReadToEndAsync();

        Assert.ThrowsAny<JsonException>(() => response.Json());
        Assert.EndsWith("}", rest[..rest.IndexOf("HTTP/1.1 200 OK", StringComparison.Ordinal)], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ContentLengthLong_Always_EndsBeforeTheDeclaredLength()
    {
        var (text, isReset) = await EndOfAsync("[[fault:content-length-long]]");

        var body = text[(text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
        Assert.False(isReset);
        Assert.NotNull(JsonDocument.Parse(body));
        Assert.Contains($"content-length: {body.Length + 100}\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HugeError_WithBytes_IsThatLarge()
    {
        await using var server = FakeServer.Start();
        using var client = await WireClient.ConnectAsync(server);

        var response = await client.AskAsync("[[fault:huge-error,bytes=300000]]");

        Assert.Equal(500, response.Status);
        Assert.Equal(300_000, response.Json().GetProperty("error").GetProperty("message").GetString()!.Length);
    }

    [Fact]
    public async Task EchoAuthorization_Always_RepeatsTheKey()
    {
        await using var server = FakeServer.Start();
        using var client = await WireClient.ConnectAsync(server);

        var response = await client.AskAsync("[[fault:echo-authorization,status=500]]", "Authorization: Bearer sk-planted\r\n");

        Assert.Equal(500, response.Status);
        Assert.Contains("Bearer sk-planted", response.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[[fault:empty]]", 200, "")]
    [InlineData("[[fault:html]]", 502, "<html><body><h1>502 Bad Gateway</h1></body></html>")]
    public async Task Body_ThatIsNoJson_IsSentAsItIs(string message, int status, string body)
    {
        await using var server = FakeServer.Start();
        using var client = await WireClient.ConnectAsync(server);

        var response = await client.AskAsync(message);

        Assert.Equal((status, body), (response.Status, response.Body));
    }

    [Theory]
    [InlineData("[[fault:stall]]", false)]
    [InlineData("[[fault:stall-after-headers]]", true)]
    public async Task Stall_Always_LastsUntilTheClientLeaves(string message, bool sendsHead)
    {
        await using var server = FakeServer.Start();
        using var stalled = await WireClient.ConnectAsync(server);
        await stalled.SendAsync(WireClient.Chat(message));
        await server.StatsWhenAsync(stats => stats.InFlight == 1 && (!sendsHead || stalled.Available > 0));

        var sent = stalled.Available > 0;
        stalled.Dispose();
        var stats = await server.StatsWhenAsync(stats => stats.InFlight == 0);

        Assert.Equal(sendsHead, sent);
        Assert.Equal((1, 0), (stats.AbortedByClient, stats.Completed));
    }

    [Fact]
    public async Task Stall_ServerDisposed_EndsTheConnection()
    {
        var server = FakeServer.Start();
        using var client = await WireClient.ConnectAsync(server);
        await client.SendAsync(WireClient.Chat("[[fault:stall]]"));
        await server.StatsWhenAsync(stats => stats.InFlight == 1);

        await server.DisposeAsync();

        Assert.Equal("", (await client.ReadToEndAsync()).Text);
    }

    [Fact]
    public async Task Drip_Always_DeliversTheWholeAnswer()
    {
        await using var server = FakeServer.Start(new FakeServerOptions { Drip = TimeSpan.FromMilliseconds(9) });
        using var client = await WireClient.ConnectAsync(server);

        Assert.Equal("drop by drop", (await client.AskAsync("drop by drop")).Answer());
    }

    private static async Task<(string Text, bool IsReset)> EndOfAsync(string message)
    {
        await using var server = FakeServer.Start();
        using var client = await WireClient.ConnectAsync(server);
        await client.SendAsync(WireClient.Chat(message));
        var end = await client.ReadToEndAsync();
        var stats = await server.StatsWhenAsync(stats => stats.InFlight == 0);
        Assert.Equal((1, 0), (stats.Broken, stats.Completed));
        return end;
    }

    private static void AssertHalfABody(string text)
    {
        var body = text[(text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
        Assert.StartsWith("HTTP/1.1 200 OK\r\n", text, StringComparison.Ordinal);
        Assert.StartsWith("{\"id\":", body, StringComparison.Ordinal);
        Assert.DoesNotContain($"content-length: {body.Length}\r\n", text, StringComparison.Ordinal);
        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(body));
    }
}
