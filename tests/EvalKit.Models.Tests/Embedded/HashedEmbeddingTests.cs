using EvalKit.Models.Embedded;
using Microsoft.Extensions.AI;

namespace EvalKit.Models.Tests.Embedded;

public sealed class HashedEmbeddingTests
{
    /// <summary>Expected values: an independent computation of hash, features and weights in CPython.</summary>
    [Fact]
    public async Task Generate_KnownText_MatchesTheFormula()
    {
        float[] expected = [-0.550525f, -0.297485f, -0.00679f, -0.246095f, 0.709608f, -0.152138f, 0f, -0.145348f];

        var embedding = await EmbeddedModels.HashedEmbeddings(8).Generator.GenerateAsync("To be, or not to be?");

        Assert.All(embedding.Vector.ToArray().Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-6f));
        Assert.Equal("embedded/hashed-embeddings-v1", embedding.ModelId);
    }

    [Fact]
    public async Task Generate_SeveralTexts_KeepsOrderAndLength()
    {
        var embeddings = await EmbeddedModels.HashedEmbeddings(64).Generator.GenerateAsync(["red tent", "", "red tents", "\ud800"]);

        Assert.Equal(4, embeddings.Count);
        Assert.Equal(1, Dot(embeddings[0], embeddings[0]), 1e-6);
        Assert.All(embeddings[1].Vector.ToArray(), value => Assert.Equal(0, value));
        Assert.All(embeddings[3].Vector.ToArray(), value => Assert.Equal(0, value));
        Assert.Equal(0, embeddings.Usage!.InputTokenCount);
    }

    [Fact]
    public async Task Generate_SharedSpelling_IsCloserThanNone()
    {
        var embeddings = await EmbeddedModels.HashedEmbeddings(1024).Generator.GenerateAsync(["red tents", "the red tent", "blue kettles"]);

        Assert.True(Dot(embeddings[0], embeddings[1]) > Dot(embeddings[0], embeddings[2]) + 0.3);
    }

    [Fact]
    public async Task Generate_CancelledToken_IsCancelled() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => EmbeddedModels.HashedEmbeddings(8).Generator.GenerateAsync(["a"], cancellationToken: new CancellationToken(canceled: true)));

    [Fact]
    public void GetService_Metadata_NamesDimensions() =>
        Assert.Equal(8, EmbeddedModels.HashedEmbeddings(8).Generator.GetService<EmbeddingGeneratorMetadata>()!.DefaultModelDimensions);

    private static double Dot(Embedding<float> first, Embedding<float> second) =>
        first.Vector.ToArray().Zip(second.Vector.ToArray(), (left, right) => (double)left * right).Sum();
}
