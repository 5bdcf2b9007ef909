using Microsoft.Extensions.AI;

namespace EvalKit.Models;

internal sealed class EmbeddingAsk(IEmbeddingGenerator<string, Embedding<float>> generator, EmbeddingRequest request) : IAsk
{
    public CallCost Cost => CostEstimate.OfText(request.Text);

    public CallSize Size => new(request.CanonicalJson.Length, 0, 0);

    public IBatchedClient? Batched => generator.GetService(typeof(IBatchedEmbeddings)) as IBatchedEmbeddings;

    public ReadOnlyMemory<byte> WriteBody() => ((IBatchedEmbeddings)Batched!).WriteBody(request.Text, request.Dimensions);

    public async Task<Answer> AskAsync(CancellationToken cancellationToken)
    {
        var options = request.Dimensions is { } dimensions ? new EmbeddingGenerationOptions { Dimensions = dimensions } : null;
        var embeddings = await generator.GenerateAsync([request.Text], options, cancellationToken)
            .WaitAsync(cancellationToken).ConfigureAwait(false);
        if (embeddings.Count != 1)
            throw new ModelCallException(ModelFailureKind.MalformedResponse, $"one text was sent and {embeddings.Count} embeddings came back");
        return AnswerMapper.FromEmbedding(embeddings);
    }
}
