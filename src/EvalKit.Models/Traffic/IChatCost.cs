using Microsoft.Extensions.AI;

namespace EvalKit.Models;

/// <summary>What a call takes from the budgets of its provider, said by the client of a provider that charges other than OpenAI does (<see cref="CostEstimate"/>).</summary>
internal interface IChatCost
{
    CallCost CostOf(IReadOnlyList<ChatMessage> messages, ChatOptions? options);
}
