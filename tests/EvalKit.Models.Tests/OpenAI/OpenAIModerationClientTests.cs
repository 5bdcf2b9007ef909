using System.Text.Json;
using Microsoft.Extensions.AI;

namespace EvalKit.Models.Tests;

public class OpenAIModerationClientTests
{
    private const string Answer = """
        {"id":"modr-5","model":"omni-moderation-2024-09-26","results":[{"flagged":true,"categories":{"violence":true,"hate":false,"illicit":null},
        "category_scores":{"violence":0.8599265510337075,"hate":0.00023,"illicit":null},"category_applied_input_types":{"violence":["text"],"hate":["text"]}}]}
        """;

    [Fact]
    public async Task CallAsync_OneText_SendsTheGoldenBodyAndAnswersWithTheResult()
    {
        await using var server = new RawServer(RawReply.Http(200, Answer));

        var response = Assert.IsType<ModelSuccess>(await CallAsync(server, "I \"hate\" ünïcode")).Response;

        Assert.Equal("POST /v1/moderations HTTP/1.1", server.Requests.Single().Line);
        Assert.Equal("""{"model":"omni-moderation-latest","input":"I \"hate\" ünïcode"}""", server.Requests.Single().Body);
        Assert.Equal("""{"flagged":true,"categories":{"hate":false,"violence":true},"category_scores":{"hate":0.00023,"violence":0.8599265510337075}}""", response.Text);
        Assert.Equal(("omni-moderation-2024-09-26", "stop", null), (response.ServedModel, response.FinishReason, response.Usage));
    }

    [Fact]
    public async Task CallAsync_LongText_IsSentInPartsAndTheWorstCounts()
    {
        static string Result(bool flagged, double score) => FormattableString.Invariant($$"""{"flagged":{{(flagged ? "true" : "false")}},"categories":{"hate":{{(flagged ? "true" : "false")}}},"category_scores":{"hate":{{score}} } }""");
        await using var server = new RawServer(RawReply.Http(200, $$"""{"model":"m","results":[{{Result(false, 0.2)}},{{Result(true, 0.7)}},{{Result(false, 0.1)}}]}"""));
        // A cut at white space, and one in a word of pairs of units that must not fall into a character.
        var text = string.Concat(Enumerable.Repeat("word ", 399)) + string.Concat(Enumerable.Repeat("🙂", 1500));

        var response = Assert.IsType<ModelSuccess>(await CallAsync(server, text)).Response;

        Assert.Equal("""{"flagged":true,"categories":{"hate":true},"category_scores":{"hate":0.7}}""", response.Text);
        var parts = JsonElement.Parse(server.Requests.Single().Body).GetProperty("input").EnumerateArray().Select(p => p.GetString()!).ToList();
        Assert.Equal([1994, 1998, 1002], parts.Select(p => p.Length));
        Assert.Equal(text, parts[0] + " " + parts[1] + parts[2]);
    }

    [Fact]
    public async Task CallAsync_Image_HasOneResultWithTheText()
    {
        await using var server = new RawServer(RawReply.Http(200, Answer));

        await CallAsync(server, new ChatMessage(ChatRole.User, [new TextContent("look"), new DataContent("PNG"u8.ToArray(), "image/png"), new UriContent("http://h/7.jpg", "image/jpeg")]));

        Assert.Equal("""{"model":"omni-moderation-latest","input":[{"type":"text","text":"look"},{"type":"image_url","image_url":{"url":"data:image/png;base64,UE5H"}},{"type":"image_url","image_url":{"url":"http://h/7.jpg"}}]}""", server.Requests.Single().Body);
    }

    [Theory]
    [InlineData(200, """{"results":[]}""", ModelFailureKind.MalformedResponse)]
    [InlineData(200, """{"results":[{"flagged":"yes","categories":{},"category_scores":{}}]}""", ModelFailureKind.MalformedResponse)]
    [InlineData(200, """{"results":[{"flagged":true,"categories":{},"category_scores":{"hate":1.5}}]}""", ModelFailureKind.MalformedResponse)]
    [InlineData(200, """{"results":[{"flagged":true}]}""", ModelFailureKind.MalformedResponse)]
    [InlineData(200, "nonsense", ModelFailureKind.MalformedResponse)]
    [InlineData(429, """{"error":{"code":"rate_limit_exceeded"}}""", ModelFailureKind.RateLimited)]
    [InlineData(500, "oops", ModelFailureKind.ServerError)]
    [InlineData(401, "{}", ModelFailureKind.Authentication)]
    public async Task CallAsync_AnythingElse_IsAFailureOfItsKind(int status, string body, ModelFailureKind kind)
    {
        await using var server = new RawServer(RawReply.Http(status, body));

        Assert.Equal(kind, Assert.IsType<ModelFailure>(await CallAsync(server, "x")).Kind);
    }

    private static Task<ModelResult> CallAsync(RawServer server, string text) => CallAsync(server, new ChatMessage(ChatRole.User, text));

    private static async Task<ModelResult> CallAsync(RawServer server, ChatMessage message)
    {
        await using var fixture = new GatewayFixture();
        var settings = new OpenAISettings { Model = "omni-moderation-latest", BaseUrl = server.BaseUrl };
        return await fixture.Gateway.CallAsync(OpenAIProvider.CreateModerationClient(settings, TimeProvider.System), new ModelRequest { Model = OpenAIProvider.ModerationIdentity(settings), Messages = [message] }, CallSettings.Default);
    }
}
