using System.Text.Json;

namespace EvalKit.Fakes.Tests;

public sealed class OtherInterfaceTests
{
    private const string Text = "grüße 🙂 \"quoted\" and more";

    [Fact]
    public async Task Responses_ByDefault_EchoTheLastUserMessage()
    {
        var json = (await AskAsync("/v1/responses", "input", new() { Usage = new TokenCounts(100, 20, 60) })).Json();
        Assert.Equal(("completed", Text), (json.GetProperty("status").GetString(), json.GetProperty("output")[0].GetProperty("content")[0].GetProperty("text").GetString()));
        Assert.Equal((100, 60), (json.GetProperty("usage").GetProperty("input_tokens").GetInt32(), json.GetProperty("usage").GetProperty("input_tokens_details").GetProperty("cached_tokens").GetInt32()));
    }

    [Fact]
    public async Task Messages_ByDefault_EchoTheLastUserMessageAndCountTheCacheBeside()
    {
        var json = (await AskAsync("/v1/messages", "messages", new() { Usage = new TokenCounts(100, 20, 60) })).Json();
        Assert.Equal(("end_turn", Text), (json.GetProperty("stop_reason").GetString(), json.GetProperty("content")[0].GetProperty("text").GetString()));
        Assert.Equal((40, 60, 20), (json.GetProperty("usage").GetProperty("input_tokens").GetInt32(), json.GetProperty("usage").GetProperty("cache_read_input_tokens").GetInt32(), json.GetProperty("usage").GetProperty("output_tokens").GetInt32()));
    }

    [Fact]
    public async Task Messages_WithoutALimit_AreRefused() =>
        Assert.Equal(400, (await AskAsync("/v1/messages", "messages", new(), more: "")).Status);

    [Theory]
    [InlineData("/v1/chat/completions", "messages", "choices.0.delta.content", "[DONE]")]
    [InlineData("/v1/responses", "input", "delta", null)]
    [InlineData("/v1/messages", "messages", "delta.text", null)]
    public async Task Stream_Pieces_MakeTheText(string path, string messages, string piece, string? last)
    {
        var response = await AskAsync(path, messages, new(), ""","max_tokens":100,"stream":true""");
        Assert.Equal("text/event-stream", response.Headers["content-type"]);
        var data = response.Body.Split('\n').Where(l => l.StartsWith("data: ", StringComparison.Ordinal)).Select(l => l[6..]).ToList();
        var events = data.Where(d => d != "[DONE]").Select(d => JsonDocument.Parse(d).RootElement).ToList();
        Assert.Equal(Text, string.Concat(events.Select(e => Follow(e, piece.Split('.')))));
        Assert.True(last is null || data[^1] == last);
        Assert.True(events.Count > 3);
    }

    [Theory]
    [InlineData("/v1/responses", "input", "finish-length", "max_output_tokens")]
    [InlineData("/v1/responses", "input", "refusal", "\"refusal\"")]
    [InlineData("/v1/messages", "messages", "finish-length", "max_tokens")]
    [InlineData("/v1/messages", "messages", "refusal", "\"refusal\"")]
    public async Task Shapes_OfAnswers_AreKnownHereToo(string path, string messages, string fault, string expected) =>
        Assert.Contains(expected, (await AskAsync(path, messages, new() { Faults = [$"{fault}@1"] })).Body, StringComparison.Ordinal);

    private static string? Follow(JsonElement json, string[] path)
    {
        foreach (var step in path)
        {
            if (json.ValueKind == JsonValueKind.Array)
                json = json.GetArrayLength() > 0 ? json[0] : default;
            else if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(step, out json))
                return null;
        }
        return json.ValueKind == JsonValueKind.String ? json.GetString() : null;
    }

    private static async Task<WireResponse> AskAsync(string path, string messages, FakeServerOptions options, string more = ""","max_tokens":100""")
    {
        await using var server = FakeServer.Start(options);
        using var client = await WireClient.ConnectAsync(server);
        await client.SendAsync(WireClient.Post(path, $$"""{"model":"m","{{messages}}":[{"role":"user","content":[{"type":"text","text":{{JsonSerializer.Serialize(Text)}}}]}]{{more}}}"""));
        return await client.ReadAsync();
    }
}
