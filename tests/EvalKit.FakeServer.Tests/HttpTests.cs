namespace EvalKit.Fakes.Tests;

public sealed class HttpTests
{
    [Fact]
    public async Task Requests_Pipelined_AreAnsweredInOrder()
    {
        await using var server = FakeServer.Start(new FakeServerOptions { Latency = TimeSpan.FromMilliseconds(1) });
        using var client = await WireClient.ConnectAsync(server);
        var messages = Enumerable.Range(0, 50).Select(i => $"message {i} {new string('x', 50 * i)}").ToList();

        await client.SendAsync(string.Concat(messages.Select(message => WireClient.Chat(message))));

        foreach (var message in messages)
            Assert.Equal(message, (await client.ReadAsync()).Answer());
    }

    [Fact]
    public async Task Request_ByteByByte_IsAnswered()
    {
        await using var server = FakeServer.Start();
        using var client = await WireClient.ConnectAsync(server);

        foreach (var character in WireClient.Chat("slowly"))
            await client.SendAsync(character.ToString());

        Assert.Equal("slowly", (await client.ReadAsync()).Answer());
    }

    [Fact]
    public async Task Body_InChunks_IsPutTogether()
    {
        await using var server = FakeServer.Start();
        using var client = await WireClient.ConnectAsync(server);
        var body = WireClient.ChatBody("in chunks");

        await client.SendAsync("POST /v1/chat/completions HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
            + $"5;extension=1\r\n{body[..5]}\r\n{body.Length - 5:x}\r\n{body[5..]}\r\n0\r\ntrailer: x\r\n\r\n" + WireClient.Chat("next"));

        Assert.Equal("in chunks", (await client.ReadAsync()).Answer());
        Assert.Equal("next", (await client.ReadAsync()).Answer());
    }

    [Fact]
    public async Task Body_OfTwoMegabytes_ComesBackWhole()
    {
        await using var server = FakeServer.Start();
        using var client = await WireClient.ConnectAsync(server);
        var message = new string('ü', 1_000_000);

        Assert.Equal(message, (await client.AskAsync(message)).Answer());
    }

    [Fact]
    public async Task ExpectContinue_BeforeTheBody_IsAnswered100()
    {
        await using var server = FakeServer.Start();
        using var client = await WireClient.ConnectAsync(server);
        var request = WireClient.Chat("after you", "expect: 100-continue\r\n");
        var bodyStart = request.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;

        await client.SendAsync(request[..bodyStart]);
        await server.StatsWhenAsync(_ => client.Available > 0);
        await client.SendAsync(request[bodyStart..].Replace("\r\n", "", StringComparison.Ordinal) + WireClient.Chat("bye", "connection: close\r\n"));

        var (text, _) = await client.ReadToEndAsync();
        Assert.StartsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConnectionClose_InTheRequest_ClosesAfterTheAnswer()
    {
        await using var server = FakeServer.Start();
        using var client = await WireClient.ConnectAsync(server);

        var response = await client.AskAsync("last one", "Connection: close\r\n");

        Assert.Equal("close", response.Headers["connection"]);
        Assert.Equal(("", false), await client.ReadToEndAsync());
    }

    [Theory]
    [InlineData("nonsense\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\ncontent-length: -1\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nno colon\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\nxyz\r\n")]
    public async Task Request_ThatIsNoHttp_IsRefusedAndClosed(string request)
    {
        await using var server = FakeServer.Start();
        using var client = await WireClient.ConnectAsync(server);

        await client.SendAsync(request);

        Assert.StartsWith("HTTP/1.1 400", (await client.ReadToEndAsync()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Path_ThatIsUnknown_Is404()
    {
        await using var server = FakeServer.Start();
        using var client = await WireClient.ConnectAsync(server);

        await client.SendAsync(WireClient.Post("/v1/nothing", "{}"));

        Assert.Equal(404, (await client.ReadAsync()).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"model\":\"m\",\"messages\":[1]}")]
    [InlineData("{\"messages\":[]}")]
    [InlineData("{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"\\ud800\"}]}")]
    public async Task Body_ThatIsNoRequest_Is400(string body)
    {
        await using var server = FakeServer.Start();
        using var client = await WireClient.ConnectAsync(server);

        await client.SendAsync(WireClient.Post("/v1/chat/completions", body));

        Assert.Equal(400, (await client.ReadAsync()).Status);
    }
}
