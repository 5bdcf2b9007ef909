namespace EvalKit.Metrics;

/// <summary>A BLEU score with what it is made of.</summary>
/// <param name="Score">0 to 100.</param>
/// <param name="BrevityPenalty">0 to 1; below 1 if the hypotheses are shorter than the references.</param>
/// <param name="Precisions">Smoothed precision of each order, 0 to 100.</param>
/// <param name="Correct">Matching n-grams of each order, after smoothing by add-k.</param>
/// <param name="Total">N-grams of each order, after smoothing by add-k.</param>
/// <param name="HypothesisLength">Tokens of the hypotheses.</param>
/// <param name="ReferenceLength">Tokens of the closest references.</param>
public sealed record BleuScore(
    double Score,
    double BrevityPenalty,
    IReadOnlyList<double> Precisions,
    IReadOnlyList<double> Correct,
    IReadOnlyList<double> Total,
    double HypothesisLength,
    double ReferenceLength);
