namespace EvalKit.Metrics;

/// <summary>Precision, recall and F1 of BERTScore, each in [-1, 1] before a baseline is taken off; null where every token that counts weighs 0.</summary>
/// <param name="Precision">Weighted mean over the candidate's tokens of the highest cosine with a token of the reference.</param>
/// <param name="Recall">Weighted mean over the reference's tokens of the highest cosine with a token of the candidate.</param>
/// <param name="F1">2PR/(P+R), or 0 where precision or recall is not positive.</param>
/// <param name="IsEmpty">Whether a side had no token: the numbers are 0 because there was nothing to match. To be shown as a warning.</param>
public readonly record struct BertScoreResult(double? Precision, double? Recall, double? F1, bool IsEmpty = false)
{
    /// <summary>What an empty candidate or an empty reference gets.</summary>
    public static BertScoreResult Empty { get; } = new(0, 0, 0, IsEmpty: true);

    /// <summary>(x-b)/(1-b) of each number: 0 is what unrelated texts get, 1 stays 1, and less than 0 is possible.</summary>
    public BertScoreResult Rescale(BertScoreBaseline baseline) => this with
    {
        Precision = Rescale(Precision, baseline.Precision),
        Recall = Rescale(Recall, baseline.Recall),
        F1 = Rescale(F1, baseline.F1),
    };

    private static double? Rescale(double? value, double baseline) => (value - baseline) / (1 - baseline);
}
