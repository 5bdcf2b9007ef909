using EvalKit.Models;
using Microsoft.Extensions.AI;

namespace EvalKit.Running;

/// <summary>One call of a cell and its answer.</summary>
internal sealed record StepResult(string Name, IReadOnlyList<ChatMessage> Messages, ModelResponse Response, ResponseKey Key, bool IsStored, bool IsFound, double? CostUsd)
{
    /// <summary>The model that answered in place of the one that the step names, or null.</summary>
    public string? Fallback { get; init; }
}
