using EvalKit.Graders;
using EvalKit.Models;
using EvalKit.Providers;

namespace EvalKit.Running;

/// <summary>Embeds through the response store, as every call goes.</summary>
internal sealed class GatewayEmbedder(ModelGateway gateway, EmbeddingRuntime model, StopReason? stop) : IEmbedder
{
    public string Identity => $"{model.Identity.Endpoint}/{model.Identity.Model}";

    public async ValueTask<Embedded> EmbedAsync(string text, CancellationToken cancellation)
    {
        var answer = await gateway.EmbedAsync(model.Generator, new EmbeddingRequest(model.Identity, text, model.Dimensions), model.Settings, cancellation);
        if (answer is ModelFailure failure)
            GraderCalls.ThrowIfLeftForTheNextRun(failure, stop);
        return answer is ModelSuccess { Response: { Embedding: { } vector } response }
            ? new Embedded(vector, null, PriceList.CostOf(model.Settings.Prices, response))
            : new Embedded(null, (answer as ModelFailure)?.Message ?? "the model gave no vector", 0);
    }
}
