namespace EvalKit.Statistics;

/// <summary>Hodges and Lehmann's estimates of a shift. Time and memory grow with the square of the number of items.</summary>
public static class HodgesLehmann
{
    /// <summary>Pseudomedian: the median of the means of all pairs of differences, each with itself included.</summary>
    /// <param name="differences">Candidate minus baseline for each item; at least one, all finite.</param>
    public static double Pseudomedian(ReadOnlySpan<double> differences) => Quantile.OfSorted(WalshAverages(differences), 0.5);

    /// <summary>Shift between two independent samples: the median of all differences a - b.</summary>
    /// <param name="a">At least one finite value.</param>
    /// <param name="b">At least one finite value.</param>
    public static double Shift(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        Guard.Finite(a, nameof(a));
        Guard.Finite(b, nameof(b));
        var differences = new double[a.Length * b.Length];
        for (var i = 0; i < a.Length; i++)
        {
            for (var j = 0; j < b.Length; j++)
                differences[i * b.Length + j] = a[i] - b[j];
        }

        return Quantile.Of(differences, 0.5);
    }

    /// <summary>Interval of the pseudomedian from the exact signed-rank distribution; covers at least its level for a symmetric distribution without ties.</summary>
    /// <param name="differences">At least one finite difference. With fewer than 6 the interval cannot reach 95 % and is the whole sample.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    public static Interval PseudomedianInterval(ReadOnlySpan<double> differences, double level)
    {
        Guard.Level(level);
        var averages = WalshAverages(differences);
        var ranks = new double[differences.Length];
        for (var i = 0; i < ranks.Length; i++)
            ranks[i] = i + 1;
        var probabilities = SignedRanks.Distribution(ranks);
        var tail = (1 - level) / 2 * (1 - 1e-14);
        var cumulated = 0.0;
        var cut = -1;
        while (cumulated < tail)
            cumulated += probabilities[2 * ++cut];
        cut = Math.Max(cut, 1);
        return new(averages[cut - 1], averages[^cut]);
    }

    private static double[] WalshAverages(ReadOnlySpan<double> differences)
    {
        Guard.AtLeast(differences.Length, 1, nameof(differences));
        Guard.Finite(differences, nameof(differences));
        var averages = new double[differences.Length * (differences.Length + 1) / 2];
        var next = 0;
        for (var i = 0; i < differences.Length; i++)
        {
            for (var j = i; j < differences.Length; j++)
                averages[next++] = differences[i] / 2 + differences[j] / 2;
        }

        Array.Sort(averages);
        return averages;
    }
}
