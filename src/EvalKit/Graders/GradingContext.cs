using EvalKit.Datasets;
using EvalKit.Prompts;

namespace EvalKit.Graders;

/// <summary>What a grader may look at.</summary>
/// <param name="Scope">The item, the sample and the steps before it.</param>
/// <param name="LatencyMs">The recorded duration of the cell's calls in milliseconds, or null when it was not measured.</param>
/// <param name="CostUsd">The recorded cost of the cell's calls in US dollars, or null when a price is unknown.</param>
/// <param name="OutputTokens">The recorded tokens of the graded answer without reasoning, or null when the provider gave no count.</param>
internal sealed record GradingContext(TemplateScope Scope, double? LatencyMs, double? CostUsd, long? OutputTokens = null)
{
    /// <summary>The item as it is planned, with its id; null where rows are scored without a run.</summary>
    public Item? Item { get; init; }
}
