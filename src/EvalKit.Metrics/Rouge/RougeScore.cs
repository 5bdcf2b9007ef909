namespace EvalKit.Metrics;

/// <summary>A ROUGE score. All values are 0 to 1.</summary>
/// <param name="Precision">Share of the prediction that the reference has too.</param>
/// <param name="Recall">Share of the reference that the prediction has too.</param>
/// <param name="F">Harmonic mean of both, 0 if both are 0. The number that is usually reported.</param>
public readonly record struct RougeScore(double Precision, double Recall, double F)
{
    internal static RougeScore From(long hits, long predicted, long expected)
    {
        var precision = (double)hits / Math.Max(predicted, 1);
        var recall = (double)hits / Math.Max(expected, 1);
        return new RougeScore(precision, recall, hits == 0 ? 0 : 2 * precision * recall / (precision + recall));
    }
}
