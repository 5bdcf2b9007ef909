using EvalKit.Models;
using Microsoft.Extensions.AI;

namespace EvalKit.Providers.Code;

/// <summary>A generator of embeddings of the user's, which stays the user's to dispose. Its exceptions tell why a call failed.</summary>
internal sealed class CodeEmbeddingGenerator(IEmbeddingGenerator<string, Embedding<float>> generator, TimeProvider time) : IEmbeddingGenerator<string, Embedding<float>>
{
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            return await generator.GenerateAsync(values, options, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw ForeignErrors.Of(e, time);
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => generator.GetService(serviceType, serviceKey);

    public void Dispose()
    {
    }
}
