namespace EvalKit.Statistics;

/// <summary>Every repeat of both systems drawn on its own, for items whose numbers of repeats differ.</summary>
/// <param name="baseline">Items by repeats.</param>
/// <param name="candidate">Items by repeats.</param>
/// <param name="centre">Taken off each difference, so that sums keep their digits.</param>
/// <param name="rounding">Deviations of a mean up to this size are rounding.</param>
internal sealed class PlainRepeatSampler(IReadOnlyList<double[]> baseline, IReadOnlyList<double[]> candidate, double centre, double rounding) : ITwoLevelSampler
{
    public double Rounding => rounding;

    public void Draw(SeededGenerator generator, Span<double> sums, Span<double> squares)
    {
        for (var r = 0; r < sums.Length; r++)
        {
            double sum = 0, square = 0;
            for (var i = 0; i < baseline.Count; i++)
            {
                var item = generator.NextInt32(baseline.Count);
                var value = Mean(candidate[item], generator) - Mean(baseline[item], generator) - centre;
                sum += value;
                square += value * value;
            }

            (sums[r], squares[r]) = (sum, square);
        }
    }

    private static double Mean(double[] repeats, SeededGenerator generator)
    {
        if (repeats.Length == 1)
            return repeats[0];
        var sum = 0.0;
        for (var k = 0; k < repeats.Length; k++)
            sum += repeats[generator.NextInt32(repeats.Length)];
        return sum / repeats.Length;
    }
}
