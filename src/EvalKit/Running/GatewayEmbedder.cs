using EvalKit.Graders;
using EvalKit.Models;
using EvalKit.Providers;

namespace EvalKit.Running;

/// <summary>Embeds through the response store, as every call goes.</summary>
internal sealed class GatewayEmbedder(ModelGateway gateway, EmbeddingRuntime model, StopReason? stop) : IEmbedder
{
    public string Identity => $"{model.Identity.Endpoint}/{model.Identity.Model}";

    public async ValueTask<(float[]? Vector, string? Failure)> EmbedAsync(string text, CancellationToken cancellation)
    {
        var answer = await gateway.EmbedAsync(model.Generator, new EmbeddingRequest(model.Identity, text, model.Dimensions), model.Settings, cancellation);
        // A cell that cannot be graded because nothing more may be spent is left for the next run.
        if (answer is ModelFailure { Kind: ModelFailureKind.Budget } refused)
        {
            stop?.StopForBudget(refused.Message);
            throw new OperationCanceledException(refused.Message);
        }
        return answer is ModelSuccess { Response.Embedding: { } vector } ? (vector, null) : (null, (answer as ModelFailure)?.Message ?? "the model gave no vector");
    }
}
