using System.Text;

namespace EvalKit.Models.Tests;

public class EmbeddingRequestTests
{
    private const string Json = """{"api":"embeddings","dimensions":256,"endpoint":"openai","input":"hello","model":"text-embedding-3-small","provider":"openai"}""";

    // printf '%s' "$Json" | sha256sum
    private const string Key = "efa85f47ce4aeb5cbf34ef0d349f3fd961e9b87885740bd5c125b6b8b0671861";

    private static readonly ModelIdentity Model = new("openai", "openai", "text-embedding-3-small", "embeddings");

    [Fact]
    public void Key_OfText_IsGolden()
    {
        var request = new EmbeddingRequest(Model, "hello", 256);
        Assert.Equal(Json, Encoding.UTF8.GetString(request.CanonicalJson.Span));
        Assert.Equal(Key, request.Key.ToString());
    }

    [Fact]
    public void Key_OtherTextOrDimensionsOrModel_IsAnother()
    {
        var request = new EmbeddingRequest(Model, "hello", 256);
        ResponseKey[] keys =
        [
            request.Key,
            (request with { Text = "Hello" }).Key,
            (request with { Dimensions = null }).Key,
            (request with { Model = Model with { Revision = "2" } }).Key,
        ];
        Assert.Equal(keys.Length, keys.Distinct().Count());
        Assert.Equal(request, request with { });
    }
}
