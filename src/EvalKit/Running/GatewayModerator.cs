using EvalKit.Graders;
using EvalKit.Graders.Moderation;
using EvalKit.Models;
using EvalKit.Providers;
using EvalKit.Results;
using Microsoft.Extensions.AI;

namespace EvalKit.Running;

/// <summary>Asks a moderation model through the response store, as every call goes.</summary>
internal sealed class GatewayModerator(ModelGateway gateway, ChatRuntime model, StopReason? stop) : IModerator
{
    public async ValueTask<(ModerationVerdict? Verdict, string? Failure)> ModerateAsync(string text, CancellationToken cancellation)
    {
        var request = new ModelRequest { Model = model.Identity, Messages = [new ChatMessage(ChatRole.User, text)] };
        var answer = await gateway.CallAsync(model.Client, request, model.Settings, cancellation);
        if (answer is ModelFailure failure)
        {
            GraderCalls.ThrowIfLeftForTheNextRun(failure, stop);
            return (null, failure.Message);
        }
        var response = ((ModelSuccess)answer).Response;
        return ModerationVerdict.Read(response.Text) is { } verdict
            ? (verdict with { Trace = new JudgeTrace(1, PriceList.CostOf(model.Settings.Prices, response), [response.ServedModel ?? model.Identity.Model], [answer.Key.ToString()]) }, null)
            : (null, "the answer is no moderation: an object with flagged, categories and category_scores is needed");
    }
}
