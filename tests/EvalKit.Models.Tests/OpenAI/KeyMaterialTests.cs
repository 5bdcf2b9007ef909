using System.Text.Json;

namespace EvalKit.Models.Tests;

public class KeyMaterialTests
{
    private const string Secret = "sk-test/+==\"<0123456789abcdef>";

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(500)]
    [InlineData(200)]
    [InlineData(302)]
    public async Task CallAsync_ServerEchoesTheKey_ItShowsNowhere(int status)
    {
        await using var server = new RawServer((_, request) =>
            RawReply.Http(status, "{\"error\":{\"message\":" + JsonSerializer.Serialize("You sent " + request.Headers["Authorization"]) + "}}"));
        var failure = await FailAsync(server);
        Assert.Contains("You sent Bearer [key]", failure.Message, StringComparison.Ordinal);
        Assert.Equal($"Bearer {Secret}", server.Requests.First().Headers["Authorization"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(440)]
    [InlineData(460)]
    [InlineData(480)]
    [InlineData(65500)]
    public async Task CallAsync_EchoWhereTheMessageIsCut_LeavesNoPartOfTheKey(int before)
    {
        await using var server = new RawServer((_, request) => RawReply.Http(500, new string('x', before) + request.Headers["Authorization"]));
        var failure = await FailAsync(server);
        Assert.DoesNotContain("sk-", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CallAsync_EchoInStatusLineAndHeaders_ShowsNowhere()
    {
        await using var server = new RawServer((_, _) => new RawReply(
            System.Text.Encoding.UTF8.GetBytes($"HTTP/1.1 500 {Secret}\r\nX-Request-Id: {Secret}\r\nContent-Length: 0\r\n\r\n")));
        Assert.DoesNotContain("sk-", (await FailAsync(server)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetResponseAsync_Failure_CarriesNoKeyInAnyPartOfTheException()
    {
        await using var server = new RawServer((_, request) => RawReply.Http(401, request.Headers["Authorization"]));
        var exception = await Assert.ThrowsAsync<ModelCallException>(() => OpenAIProvider.CreateChatClient(Settings(server))
            .GetResponseAsync([new Microsoft.Extensions.AI.ChatMessage(Microsoft.Extensions.AI.ChatRole.User, "x")]));
        Assert.DoesNotContain("sk-", exception.ToString(), StringComparison.Ordinal);
        Assert.Null(exception.InnerException);
    }

    [Fact]
    public void ToString_OfKeyAndSettings_ShowsAPlaceholder()
    {
        var settings = new OpenAISettings { Model = "m", ApiKey = Key() };
        Assert.Equal("[key]", settings.ApiKey!.ToString());
        Assert.DoesNotContain("sk-", settings.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("sk-", JsonSerializer.Serialize(settings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "the key is empty")]
    [InlineData(" \n", "the key is empty")]
    [InlineData("sk-a b", "the key holds white space or other characters that no key has")]
    [InlineData("sk-a\r\nX: y", "the key holds white space or other characters that no key has")]
    [InlineData("sk-ä", "the key holds white space or other characters that no key has")]
    public void TryCreate_NotAKey_SaysWhyWithoutRepeatingIt(string value, string expected)
    {
        Assert.False(ApiKey.TryCreate(value, out _, out var problem));
        Assert.Equal(expected, problem);
    }

    [Fact]
    public async Task CallAsync_KeyWithALineFeedAtItsEnd_IsTrimmed()
    {
        await using var server = new RawServer(RawReply.Answer("fine"));
        Assert.True(ApiKey.TryCreate("sk-1\n", out var key, out _));
        await using var fixture = new GatewayFixture();
        var client = OpenAIProvider.CreateChatClient(new OpenAISettings { Model = "m", BaseUrl = server.BaseUrl, ApiKey = key });
        Assert.IsType<ModelSuccess>(await fixture.Gateway.CallAsync(client, Samples.Request(), CallSettings.Default));
        Assert.Equal("Bearer sk-1", server.Requests.Single().Headers["Authorization"]);
    }

    private static ApiKey Key()
    {
        Assert.True(ApiKey.TryCreate(Secret, out var key, out _));
        return key!;
    }

    private static OpenAISettings Settings(RawServer server) => new() { Model = "m", BaseUrl = server.BaseUrl, ApiKey = Key() };

    private static async Task<ModelFailure> FailAsync(RawServer server)
    {
        await using var fixture = new GatewayFixture();
        var result = await fixture.Gateway.CallAsync(
            OpenAIProvider.CreateChatClient(Settings(server)), Samples.Request(), CallSettings.Default with { MaxAttempts = 1 });
        var failure = Assert.IsType<ModelFailure>(result);
        Assert.DoesNotContain("0123456789abcdef", failure.ToString(), StringComparison.Ordinal);
        return failure;
    }
}
