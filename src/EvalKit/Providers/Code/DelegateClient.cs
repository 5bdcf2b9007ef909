using EvalKit.Models;
using Microsoft.Extensions.AI;

namespace EvalKit.Providers.Code;

/// <summary>A delegate of the user's as if it were a model: it is given the one message that stands for the item.</summary>
internal sealed class DelegateClient(Func<ChatMessage, CancellationToken, Task<ChatResponse>> answer, TimeProvider time) : AnsweringClient
{
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            return await answer(messages.Last(), cancellationToken) ?? throw new ModelCallException(ModelFailureKind.Other, "the delegate answered null");
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw ForeignErrors.Of(e, time);
        }
    }
}
