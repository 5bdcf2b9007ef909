namespace EvalKit.Statistics;

/// <summary>Exact sign test; zero differences are left out.</summary>
public static class SignTest
{
    /// <summary>P-value; 1 if every difference is zero.</summary>
    /// <param name="differences">Candidate minus baseline for each item; at least one, all finite.</param>
    /// <param name="alternative">What to look for.</param>
    public static double PValue(ReadOnlySpan<double> differences, Alternative alternative = Alternative.TwoSided) =>
        Signs(differences).McNemarExact(alternative);

    /// <summary>Counts of positive and negative differences.</summary>
    /// <inheritdoc cref="PValue"/>
    public static PairedBinary Signs(ReadOnlySpan<double> differences)
    {
        Guard.AtLeast(differences.Length, 1, nameof(differences));
        Guard.Finite(differences, nameof(differences));
        int positive = 0, negative = 0;
        foreach (var difference in differences)
        {
            positive += difference > 0 ? 1 : 0;
            negative += difference < 0 ? 1 : 0;
        }

        return new(positive, negative, differences.Length);
    }
}
