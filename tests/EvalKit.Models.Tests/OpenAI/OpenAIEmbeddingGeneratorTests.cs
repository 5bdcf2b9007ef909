namespace EvalKit.Models.Tests;

public class OpenAIEmbeddingGeneratorTests
{
    private static readonly ModelIdentity Model = new("openai", "openai", "text-embedding-3-small", "embeddings");

    // python3: base64.b64encode(struct.pack('<3f', 1.5, -2.25, 0.1))
    private const string Encoded = "AADAPwAAEMDNzMw9";

    [Theory]
    [InlineData("\"" + Encoded + "\"")]
    [InlineData("[1.5, -2.25, 0.1]")]
    public async Task EmbedAsync_EitherEncoding_GivesTheVector(string vector)
    {
        await using var server = new RawServer(RawReply.Http(200,
            $$"""{"object":"list","data":[{"index":0,"embedding":{{vector}} }],"model":"served","usage":{"prompt_tokens":5,"total_tokens":5} }"""));
        await using var fixture = new GatewayFixture();
        var response = Assert.IsType<ModelSuccess>(await EmbedAsync(fixture, server)).Response;
        Assert.Equal([1.5f, -2.25f, 0.1f], response.Embedding!);
        Assert.Equal(("served", new TokenUsage(5, null, null, null)), (response.ServedModel, response.Usage));
        var request = server.Requests.Single();
        Assert.Equal("POST /v1/embeddings HTTP/1.1", request.Line);
        Assert.Equal("""{"model":"text-embedding-3-small","input":["hello"],"encoding_format":"base64","dimensions":3}""", request.Body);
    }

    [Theory]
    [InlineData("""{"data":[]}""")]
    [InlineData("""{"data":[{"index":0,"embedding":[]}]}""")]
    [InlineData("""{"data":[{"index":1,"embedding":[1]}]}""")]
    [InlineData("""{"data":[{"index":0,"embedding":"AAA="}]}""")]
    [InlineData("""{"data":[{"index":0,"embedding":[1,"x"]}]}""")]
    [InlineData("nonsense")]
    public async Task EmbedAsync_AnythingElse_IsMalformed(string body)
    {
        await using var server = new RawServer(RawReply.Http(200, body));
        await using var fixture = new GatewayFixture();
        var failure = Assert.IsType<ModelFailure>(await EmbedAsync(fixture, server));
        Assert.Equal((ModelFailureKind.MalformedResponse, 6), (failure.Kind, failure.Attempts));
    }

    private static Task<ModelResult> EmbedAsync(GatewayFixture fixture, RawServer server) => fixture.Gateway.EmbedAsync(
        OpenAIProvider.CreateEmbeddingGenerator(new OpenAISettings { Model = Model.Model, BaseUrl = server.BaseUrl }),
        new EmbeddingRequest(Model, "hello", 3),
        CallSettings.Default);
}
