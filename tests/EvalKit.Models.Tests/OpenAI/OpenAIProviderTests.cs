namespace EvalKit.Models.Tests;

public class OpenAIProviderTests
{
    [Fact]
    public void Problems_SeveralAtOnce_AreAllReported() => Assert.Equal(
        ["model must be the name of a model", "base_url must be an absolute http or https address", "a key is needed: only a server on this machine works without one"],
        OpenAIProvider.Problems(new OpenAISettings { Model = " ", BaseUrl = "nonsense" }));

    [Theory]
    [InlineData("http://localhost:8000/v1", true)]
    [InlineData("http://[::1]:8000/v1", true)]
    [InlineData("https://example.com/v1", false)]
    [InlineData(null, false)]
    public void Problems_NoKey_IsAllowedOnThisMachineOnly(string? baseUrl, bool allowed) =>
        Assert.Equal(allowed, OpenAIProvider.Problems(new OpenAISettings { Model = "m", BaseUrl = baseUrl }).Count == 0);

    [Theory]
    [InlineData(null, null, "openai")]
    [InlineData("https://api.openai.com/v1/", null, "openai")]
    [InlineData("http://LOCALHOST:8000/v1/", null, "http://localhost:8000/v1")]
    [InlineData("http://localhost:8000/v1", "cluster", "cluster")]
    public void ChatIdentity_Endpoint_IsNameAddressOrStoreAs(string? baseUrl, string? storeAs, string endpoint) => Assert.Equal(
        new ModelIdentity("openai", endpoint, "m", "chat"),
        OpenAIProvider.ChatIdentity(new OpenAISettings { Model = "m", BaseUrl = baseUrl, StoreAs = storeAs }));

    [Fact]
    public void CreateChatClient_WithProblems_Throws() =>
        Assert.Throws<ArgumentException>(() => OpenAIProvider.CreateChatClient(new OpenAISettings { Model = "m" }));
}
