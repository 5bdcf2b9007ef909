namespace EvalKit.Statistics;

/// <summary>Ranks of the absolute differences that are not zero, with their signs.</summary>
internal sealed class SignedRanks
{
    private SignedRanks(double[] ranks, bool[] positive, int zeros)
    {
        Ranks = ranks;
        Zeros = zeros;
        for (var i = 0; i < ranks.Length; i++)
        {
            if (positive[i])
                Plus += ranks[i];
            else
                Minus += ranks[i];
        }
    }

    public double[] Ranks { get; }

    public int Zeros { get; }

    public double Plus { get; }

    public double Minus { get; }

    public static SignedRanks From(ReadOnlySpan<double> differences, ZeroDifferences zeros)
    {
        Guard.Finite(differences, nameof(differences));
        var all = differences.ToArray();
        var nonZero = Array.FindAll(all, d => d != 0);
        var ranked = zeros == ZeroDifferences.Rank ? all : nonZero;
        var ranks = MidRanks.Of(Array.ConvertAll(ranked, Math.Abs));
        var kept = new List<double>(nonZero.Length);
        for (var i = 0; i < ranked.Length; i++)
        {
            if (ranked[i] != 0)
                kept.Add(ranks[i]);
        }

        return new([.. kept], Array.ConvertAll(nonZero, d => d > 0), all.Length - nonZero.Length);
    }

    /// <summary>P(twice the sum of ranks = index) when every sign is a coin toss. Midranks are halves, so twice a rank is whole.</summary>
    public static double[] Distribution(double[] ranks)
    {
        var doubled = Array.ConvertAll(ranks, rank => (int)Math.Round(2 * rank));
        var probabilities = new double[doubled.Sum() + 1];
        probabilities[0] = 1;
        var reached = 0;
        foreach (var step in doubled)
        {
            reached += step;
            for (var sum = reached; sum >= 0; sum--)
                probabilities[sum] = (probabilities[sum] + (sum >= step ? probabilities[sum - step] : 0)) / 2;
        }

        return probabilities;
    }
}
