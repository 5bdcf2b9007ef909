namespace EvalKit.Results;

/// <summary>Cost on record, in US dollars.</summary>
/// <param name="Usd">Of all cells whose price is known; null when none is.</param>
/// <param name="Per1000">For 1,000 cells; null when a price is unknown.</param>
/// <param name="JudgeUsd">Of judges.</param>
/// <param name="Priced">Whether every cell's price is known.</param>
public sealed record CostSummary(double? Usd, [property: System.Text.Json.Serialization.JsonPropertyName("per_1000")] double? Per1000, double JudgeUsd, bool Priced);
