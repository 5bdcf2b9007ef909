namespace EvalKit.Statistics;

/// <summary>Items with one repeat on each side: nothing is left to draw within them.</summary>
/// <param name="differences">Centred differences.</param>
/// <param name="rounding">Deviations of a mean up to this size are rounding.</param>
internal sealed class OneRepeatSampler(double[] differences, double rounding) : ITwoLevelSampler
{
    private readonly MomentSampler _moments = new(differences);

    public double Rounding => rounding;

    public void Draw(SeededGenerator generator, Span<double> sums, Span<double> squares)
    {
        for (var r = 0; r < sums.Length; r++)
            (sums[r], squares[r]) = _moments.Draw(generator);
    }
}
