using System.Text.Json.Serialization;
using EvalKit.Models;
using EvalKit.Suites;

namespace EvalKit.Results;

/// <summary>Cost on record, in US dollars.</summary>
/// <param name="Usd">Of all cells whose price is known; null when none is.</param>
/// <param name="Per1000">For 1,000 cells; null when a price is unknown.</param>
/// <param name="JudgeUsd">Of judges; null when a price is unknown.</param>
/// <param name="EmbeddingUsd">Of the vectors that its scores are made of; null when a price is unknown.</param>
/// <param name="Priced">Whether every cell's price is known.</param>
public sealed record CostSummary(double? Usd, [property: JsonPropertyName("per_1000")] double? Per1000, double? JudgeUsd, double? EmbeddingUsd, bool Priced)
{
    /// <summary>The cost of a variant; cells that made no call have none and leave nothing unknown.</summary>
    /// <param name="variant">The variant.</param>
    /// <param name="per1000">Its metric <c>cost.per_1000</c>.</param>
    internal static CostSummary Of(VariantData variant, double? per1000)
    {
        var scores = variant.Grader(BuiltinMetrics.CostName)!;
        var (sum, known, made) = (0m, 0, 0);
        for (var cell = 0; cell < scores.Count; cell++)
        {
            if (variant.Outcomes[cell] is Outcome.NotRun or Outcome.Errored)
                continue;
            made++;
            if (scores.OutcomeOf(cell) != Outcome.Scored)
                continue;
            sum += Money.OfDouble(scores.Value(cell, 0));
            known++;
        }
        return new CostSummary(known == 0 ? null : (double)sum, known == made ? per1000 : null, (double?)variant.Graders.Aggregate((decimal?)0, (usd, g) => usd + g.JudgeUsd), (double?)variant.Graders.Aggregate((decimal?)0, (usd, g) => usd + g.EmbeddingUsd), known == made && made > 0);
    }
}
