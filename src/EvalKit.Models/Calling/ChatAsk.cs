using Microsoft.Extensions.AI;

namespace EvalKit.Models;

internal sealed class ChatAsk(IChatClient client, ModelRequest request) : IAsk
{
    public CallCost Cost => client.GetService(typeof(IChatCost)) is IChatCost own
        ? own.CostOf(request.Messages, request.Options)
        : CostEstimate.OfChat(request.Messages, request.Options?.MaxOutputTokens);

    public CallSize Size => CostEstimate.MostOfChat(request);

    public IBatchedClient? Batched => client.GetService(typeof(IBatchedChat)) as IBatchedChat;

    public ReadOnlyMemory<byte> WriteBody() => ((IBatchedChat)Batched!).WriteBody(request.Messages, request.Options);

    public async Task<Answer> AskAsync(CancellationToken cancellationToken)
    {
        // Cancellation ends the wait even when a client does not listen to its token.
        var response = await client.GetResponseAsync(request.Messages, request.Options, cancellationToken)
            .WaitAsync(cancellationToken).ConfigureAwait(false);
        return AnswerMapper.FromChat(response);
    }
}
