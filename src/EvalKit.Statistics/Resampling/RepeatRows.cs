using System.Runtime.Intrinsics;

namespace EvalKit.Statistics;

/// <summary>
/// What each repeat adds to its item's mean difference, when every item has the same numbers of repeats: one row an item, padded with zeros to whole
/// vectors. The mean of a draw of repeats is the row times how often each of them was drawn. Numbers are in units of the largest difference, so that means
/// lie within plus and minus 1.
/// </summary>
internal sealed class RepeatRows
{
    private RepeatRows(float[] values, int width, double unit, IReadOnlyList<(int Start, int Length)> groups) =>
        (Values, Width, Unit, Groups) = (values, width, unit, groups);

    /// <summary>Rows behind one another. Single precision: its rounding is a hundred thousand times smaller than what the draws do.</summary>
    public float[] Values { get; }

    /// <summary>Numbers of a row, a multiple of a vector's.</summary>
    public int Width { get; }

    /// <summary>The difference that a mean of 1 stands for.</summary>
    public double Unit { get; }

    /// <summary>The places that are drawn from together, each as often as there are: the paired repeats, or those of either system.</summary>
    public IReadOnlyList<(int Start, int Length)> Groups { get; }

    /// <summary>Rows of the differences of the first, second ... repeats.</summary>
    /// <param name="baseline">Items by repeats.</param>
    /// <param name="candidate">Items by as many repeats.</param>
    /// <param name="centre">Taken off each difference.</param>
    /// <param name="generator">Orders the repeats of each item.</param>
    public static RepeatRows Paired(IReadOnlyList<double[]> baseline, IReadOnlyList<double[]> candidate, double centre, SeededGenerator generator) =>
        Of([.. candidate.Zip(baseline, (c, b) => c.Zip(b, (x, y) => (x - y - centre) / c.Length).ToArray())], [(0, baseline[0].Length)], generator);

    /// <summary>Rows of the candidate's repeats and, subtracted, the baseline's, which are drawn on their own.</summary>
    /// <param name="baseline">Items by repeats.</param>
    /// <param name="candidate">Items by another number of repeats.</param>
    /// <param name="centre">Taken off each difference.</param>
    /// <param name="generator">Orders the repeats of each item.</param>
    public static RepeatRows Separate(IReadOnlyList<double[]> baseline, IReadOnlyList<double[]> candidate, double centre, SeededGenerator generator) =>
        Of([.. candidate.Zip(baseline, (c, b) => Row(c, b, centre))], [(0, candidate[0].Length), (candidate[0].Length, baseline[0].Length)], generator);

    // The level of the item is taken off both sides, so that a small difference of large numbers keeps its digits.
    private static double[] Row(double[] candidate, double[] baseline, double centre)
    {
        var level = Moments.Mean(baseline);
        return [.. candidate.Select(c => (c - level - centre) / candidate.Length), .. baseline.Select(b => (level - b) / baseline.Length)];
    }

    // Which repeat stands where does not change an item's draws. A random order keeps what repeats of one index have in common from meeting the same counts
    // in every item.
    private static RepeatRows Of(double[][] rows, IReadOnlyList<(int Start, int Length)> groups, SeededGenerator generator)
    {
        var width = (rows[0].Length + Vector256<float>.Count - 1) / Vector256<float>.Count * Vector256<float>.Count;
        var unit = rows.Max(row => row.Sum(Math.Abs));
        var values = new float[rows.Length * width];
        for (var item = 0; item < rows.Length; item++)
        {
            foreach (var (start, length) in groups)
                generator.Shuffle(rows[item].AsSpan(start, length));
            for (var k = 0; k < rows[item].Length; k++)
                values[item * width + k] = (float)(rows[item][k] / unit);
        }

        return new(values, width, unit, groups);
    }
}
