namespace EvalKit.Models;

/// <summary>How large a call can be at most.</summary>
/// <param name="InputTokens">Tokens of the request: never more than it has bytes, since a token stands for at least one; an estimate where it holds images.</param>
/// <param name="OutputTokens">Tokens of all answers asked for; null where the request sets no limit.</param>
/// <param name="Images">Images in the request.</param>
public readonly record struct CallSize(long InputTokens, long? OutputTokens, int Images)
{
    /// <summary>The bounds of a chat request; <c>n</c> and <c>best_of</c> multiply its answers.</summary>
    public static CallSize Of(ModelRequest request) => CostEstimate.MostOfChat(request);
}
