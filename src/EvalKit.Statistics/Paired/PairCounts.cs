namespace EvalKit.Statistics;

/// <summary>Counts of a paired pass/fail comparison as real numbers, so that clustered counts can be scaled to their effective size.</summary>
internal readonly record struct PairCounts(double Improved, double Worsened, double N)
{
    public double Difference => (Improved - Worsened) / N;

    public static PairCounts Of(PairedBinary pairs) => new(pairs.Improved, pairs.Worsened, pairs.N);
}
