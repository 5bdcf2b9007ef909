using Microsoft.Extensions.AI;

namespace EvalKit.Models.Embedded.Embeddings;

internal sealed class HashedEmbeddingGenerator(string modelId, int dimensions) : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly HashedEmbedder embedder = new(dimensions);
    private readonly EmbeddingGeneratorMetadata metadata = new("embedded", providerUri: null, modelId, dimensions);

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<GeneratedEmbeddings<Embedding<float>>>(cancellationToken);

        var embeddings = values.Select(value => new Embedding<float>(embedder.Embed(value)) { ModelId = modelId });
        var usage = new UsageDetails { InputTokenCount = 0, TotalTokenCount = 0 };
        return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(embeddings) { Usage = usage });
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is not null)
            return null;
        if (serviceType == typeof(EmbeddingGeneratorMetadata))
            return metadata;
        return serviceType.IsInstanceOfType(this) ? this : null;
    }

    public void Dispose()
    {
    }
}
