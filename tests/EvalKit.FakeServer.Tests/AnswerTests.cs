using System.Text.Json;
using EvalKit.Fakes.Answers;

namespace EvalKit.Fakes.Tests;

public sealed class AnswerTests
{
    [Fact]
    public async Task Chat_ByDefault_EchoesTheLastUserMessageOfTheModelAsked()
    {
        var json = (await AskAsync(new(), "grüße 🙂 \"quoted\"")).Json();

        Assert.Equal("grüße 🙂 \"quoted\"", json.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString());
        Assert.Equal("fake-1", json.GetProperty("model").GetString());
        Assert.Equal("fp_fake", json.GetProperty("system_fingerprint").GetString());
        Assert.Equal("stop", json.GetProperty("choices")[0].GetProperty("finish_reason").GetString());
    }

    [Fact]
    public async Task Chat_WithContentParts_JoinsTheirTexts()
    {
        await using var server = FakeServer.Start();
        using var client = await WireClient.ConnectAsync(server);
        await client.SendAsync(WireClient.Post("/v1/chat/completions", """
            {"messages":[{"content":[{"type":"text","text":"one "},{"type":"image_url","image_url":{"url":"x"}},{"text":"two","type":"text"}],"role":"user"},
            {"role":"assistant","content":"no"}],"model":"m","n":2}
            """));

        var json = (await client.ReadAsync()).Json();

        Assert.Equal(2, json.GetProperty("choices").GetArrayLength());
        Assert.Equal("one two", json.GetProperty("choices")[1].GetProperty("message").GetProperty("content").GetString());
    }

    [Fact]
    public async Task Usage_ByDefault_IsAQuarterOfTheCharacters()
    {
        // "Be brief." and "12345678": 17 characters in, 8 out.
        var usage = (await AskAsync(new(), "12345678")).Json().GetProperty("usage");

        Assert.Equal((5, 2, 7), (usage.GetProperty("prompt_tokens").GetInt32(), usage.GetProperty("completion_tokens").GetInt32(),
            usage.GetProperty("total_tokens").GetInt32()));
    }

    [Fact]
    public async Task Usage_WhenSet_IsReported()
    {
        var usage = (await AskAsync(new() { Usage = new TokenCounts(100, 20, 60) }, "x")).Json().GetProperty("usage");

        Assert.Equal(100, usage.GetProperty("prompt_tokens").GetInt32());
        Assert.Equal(60, usage.GetProperty("prompt_tokens_details").GetProperty("cached_tokens").GetInt32());
    }

    [Fact]
    public async Task Options_ThatLeaveOut_LeaveOut()
    {
        var json = (await AskAsync(new() { ReportsUsage = false, SystemFingerprint = null, ServedModel = "fake-1-2026" }, "x")).Json();

        Assert.False(json.TryGetProperty("usage", out _));
        Assert.False(json.TryGetProperty("system_fingerprint", out _));
        Assert.Equal("fake-1-2026", json.GetProperty("model").GetString());
    }

    [Fact]
    public async Task Fixed_Always_AnswersTheText() =>
        Assert.Equal("yes", (await AskAsync(new() { Answer = new FixedAnswer("yes") }, "anything")).Answer());

    [Fact]
    public void Label_OfManyMessages_UsesEachLabelAndIsRepeatable()
    {
        var answer = new LabelAnswer(["a", "b", "c"]);
        var labels = Enumerable.Range(0, 100).Select(i => answer.To($"message {i}")).ToList();

        Assert.Equal(["a", "b", "c"], labels.Distinct().Order());
        Assert.Equal(labels, Enumerable.Range(0, 100).Select(i => new LabelAnswer(["a", "b", "c"]).To($"message {i}")));
    }

    [Fact]
    public async Task Script_WithoutAnEntry_IsRefused()
    {
        var options = new FakeServerOptions { Answer = new ScriptAnswer(new Dictionary<string, string> { ["capital of France?"] = "Paris" }) };

        Assert.Equal("Paris", (await AskAsync(options, "capital of France?")).Answer());
        Assert.Equal(400, (await AskAsync(options, "capital of Peru?")).Status);
    }

    [Theory]
    [InlineData("finish-length", "length", "1234[")]
    [InlineData("finish-content-filter", "content_filter", "")]
    public async Task Shape_OfAnUnusualAnswer_StandsInFinishReason(string shape, string finish, string startOfContent)
    {
        var choice = (await AskAsync(new(), $"1234[[fault:{shape}]]56789012345")).Json().GetProperty("choices")[0];

        Assert.Equal(finish, choice.GetProperty("finish_reason").GetString());
        Assert.StartsWith(startOfContent, choice.GetProperty("message").GetProperty("content").GetString()!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusal_Always_HasNoContent()
    {
        var message = (await AskAsync(new(), "[[fault:refusal]]")).Json().GetProperty("choices")[0].GetProperty("message");

        Assert.Equal(JsonValueKind.Null, message.GetProperty("content").ValueKind);
        Assert.Equal("I can't help with that.", message.GetProperty("refusal").GetString());
    }

    [Fact]
    public async Task Embeddings_InBothFormats_AreTheSameUnitVectors()
    {
        await using var server = FakeServer.Start();
        using var client = await WireClient.ConnectAsync(server);
        await client.SendAsync(WireClient.Post("/v1/embeddings", """{"model":"m","input":["red apple","Red  apple","blue sky"],"dimensions":32}"""));
        var floats = (await client.ReadAsync()).Json().GetProperty("data").EnumerateArray()
            .Select(row => row.GetProperty("embedding").EnumerateArray().Select(value => value.GetSingle()).ToArray()).ToList();
        await client.SendAsync(WireClient.Post("/v1/embeddings", """{"model":"m","input":"red apple","encoding_format":"base64","dimensions":32}"""));
        var bytes = (await client.ReadAsync()).Json().GetProperty("data")[0].GetProperty("embedding").GetBytesFromBase64();

        Assert.Equal(floats[0], Enumerable.Range(0, 32).Select(i => BitConverter.ToSingle(bytes, 4 * i)));
        Assert.Equal(floats[0], floats[1]);
        Assert.NotEqual(floats[0], floats[2]);
        Assert.Equal(1.0, floats[2].Sum(value => (double)value * value), 6);
    }

    private static async Task<WireResponse> AskAsync(FakeServerOptions options, string message)
    {
        await using var server = FakeServer.Start(options);
        using var client = await WireClient.ConnectAsync(server);
        return await client.AskAsync(message);
    }
}
