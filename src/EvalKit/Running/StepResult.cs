using EvalKit.Models;
using Microsoft.Extensions.AI;

namespace EvalKit.Running;

/// <summary>One call of a cell and its answer.</summary>
/// <param name="Name">The step's name.</param>
/// <param name="Messages">What was sent.</param>
/// <param name="Response">What came back.</param>
/// <param name="Key">Its place in the store.</param>
/// <param name="IsStored">Whether it is in the store, as answers are that are no records themselves.</param>
/// <param name="IsFound">Whether it was found there and not called for.</param>
/// <param name="CostUsd">What it cost on the day on which it came; null when that is unknown.</param>
internal sealed record StepResult(string Name, IReadOnlyList<ChatMessage> Messages, ModelResponse Response, ResponseKey Key, bool IsStored, bool IsFound, decimal? CostUsd)
{
    /// <summary>The model that answered in place of the one that the step names, or null.</summary>
    public string? Fallback { get; init; }

    /// <summary>Whether OpenAI's own service answered, or Azure's.</summary>
    public bool IsOpenAI { get; init; }
}
