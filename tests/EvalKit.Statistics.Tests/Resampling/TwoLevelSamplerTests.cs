namespace EvalKit.Statistics.Tests;

/// <summary>Drawing counts of repeats and drawing repeats one by one are two ways to the same distribution.</summary>
public sealed class TwoLevelSamplerTests
{
    private const int Resamples = 20_000;

    // Two samples of 20,000: the largest distance of their distributions exceeds 1.95 sqrt(2/20,000) with a chance of .001 (Kolmogorov and Smirnov). With 700 items
    // 43 resamples share their counts, with 40 two do, with 25 none.
    [Theory]
    [InlineData(25, 2, 2)]
    [InlineData(40, 7, 7)]
    [InlineData(40, 8, 8)]
    [InlineData(40, 17, 17)]
    [InlineData(40, 30, 30)]
    [InlineData(700, 10, 10)]
    [InlineData(40, 3, 5)]
    [InlineData(700, 9, 2)]
    public void Counts_StatisticOfAResample_IsDistributedAsByPlainDraws(int items, int old, int @new)
    {
        var (baseline, candidate) = Systems(items, old, @new);
        var counts = Statistics(Counts(baseline, candidate), items, seed: 1);
        var plain = Statistics(Plain(baseline, candidate), items, seed: 2);
        Assert.InRange(Distance(counts, plain), 0, 1.95 * Math.Sqrt(2.0 / Resamples));
    }

    // Variance of a sum of n drawn item means (law of total variance): n (population variance of the item means + mean population variance of repeats / K).
    [Theory]
    [InlineData(25, 6)]
    [InlineData(300, 10)]
    [InlineData(300, 40)]
    public void Counts_SumOfAResample_HasTheVarianceOfBothLevels(int items, int repeats)
    {
        var (baseline, candidate) = Systems(items, repeats, repeats);
        double[][] differences = [.. candidate.Zip(baseline, (c, b) => c.Zip(b, (x, y) => x - y).ToArray())];
        var expected = items * (Population(differences.Select(d => d.Average())) + differences.Average(d => Population(d)) / repeats);
        var (sums, squares) = (new double[Resamples], new double[Resamples]);
        var rows = RepeatRows.Paired(baseline, candidate, differences.Average(d => d.Average()), new SeededGenerator(5));
        new RepeatCountSampler(rows, items).Draw(new SeededGenerator(1), sums, squares);
        var scale = rows.Unit * rows.Unit / expected;
        Assert.Equal(0, sums.Average() * Math.Sqrt(scale), 4 / Math.Sqrt(Resamples));
        Assert.Equal(1, Moments.Variance(sums) * scale, 4 * Math.Sqrt(2.0 / Resamples));
        // Centred values: the mean of their squares is their variance.
        Assert.Equal(1, squares.Average() * scale, 0.01);
    }

    // All items move alike from repeat to repeat: if the counts of shared draws met the same repeats in every item, resamples that share them would agree.
    [Fact]
    public void Counts_RepeatsWithSomethingInCommon_KeepTheResamplesApart()
    {
        const int items = 700, repeats = 10;
        double[][] baseline = [.. Enumerable.Range(0, items).Select(_ => new double[repeats])];
        double[][] candidate = [.. Enumerable.Range(0, items).Select(i => Enumerable.Range(0, repeats).Select(k => Math.Sin(7 * k) + 1e-3 * Math.Sin(i)).ToArray())];
        var (sums, squares) = (new double[4300], new double[4300]);
        Counts(baseline, candidate).Draw(new SeededGenerator(1), sums, squares);
        var groups = sums.Chunk(43).Select(g => g.Average()).ToArray();
        // Means of 43 that have nothing in common vary by a 43rd; 100 of them show that to within 4 sqrt(2/99).
        Assert.InRange(Moments.Variance(groups) / Moments.Variance(sums) * 43, 0, 1 + 4 * Math.Sqrt(2.0 / 99));
    }

    // More items than 16 bits can tell apart: 4,464 of 70,000 lie beyond, and each differs by 1.
    [Fact]
    public void Counts_ManyItems_DrawsFromAllOfThem()
    {
        const int items = 70_000;
        double[][] baseline = [.. Enumerable.Range(0, items).Select(_ => new double[2])];
        double[][] candidate = [.. Enumerable.Range(0, items).Select(i => i < 65_536 ? new double[2] : [1, 1])];
        var rows = RepeatRows.Paired(baseline, candidate, 0, new SeededGenerator(5));
        var (sums, squares) = (new double[50], new double[50]);
        new RepeatCountSampler(rows, items).Draw(new SeededGenerator(1), sums, squares);
        Assert.Equal(4464, sums.Average() * rows.Unit, 4 * Math.Sqrt(4464 / 50.0));
        Assert.Equal(sums, squares);
    }

    // NumPy 1.24.2, plain two-level draws, 400,000 resamples: quantiles of (mean* - mean)/se*, turned into the interval.
    [Fact]
    public void PairedDifference_TenRepeats_IsTheIntervalOfPlainDrawsInNumPy()
    {
        double[][] baseline = [.. Enumerable.Range(0, 24).Select(i => Enumerable.Range(0, 10).Select(k => (double)((i * 7 + k * k * 3 + i * k) % 11 < 6 ? 1 : 0)).ToArray())];
        double[][] candidate = [.. Enumerable.Range(0, 24).Select(i => Enumerable.Range(0, 10).Select(k => (double)((i * 5 + k * 4 + i * i * k) % 13 < 8 ? 1 : 0)).ToArray())];
        var interval = TwoLevelBootstrap.PairedDifference(baseline, candidate, 0.95, 1, 200_000);
        Assert.Equal(-0.09495, interval.Low, 0.001);
        Assert.Equal(0.09364, interval.High, 0.001);
    }

    private static ITwoLevelSampler Plain(double[][] baseline, double[][] candidate) =>
        baseline[0].Length == candidate[0].Length
            ? new PlainRepeatSampler([.. baseline.Select(_ => new double[1])], [.. candidate.Zip(baseline, (c, b) => c.Zip(b, (x, y) => x - y).ToArray())], Centre(baseline, candidate), 0)
            : new PlainRepeatSampler(baseline, candidate, Centre(baseline, candidate), 0);

    private static RepeatCountSampler Counts(double[][] baseline, double[][] candidate)
    {
        var generator = new SeededGenerator(9);
        var centre = Centre(baseline, candidate);
        return new(baseline[0].Length == candidate[0].Length ? RepeatRows.Paired(baseline, candidate, centre, generator) : RepeatRows.Separate(baseline, candidate, centre, generator), baseline.Length);
    }

    private static double Centre(double[][] baseline, double[][] candidate) => candidate.Average(c => c.Average()) - baseline.Average(b => b.Average());

    // Items differ, repeats are skewed and lumpy, and both systems share part of their luck.
    private static (double[][] Baseline, double[][] Candidate) Systems(int items, int old, int @new)
    {
        var generator = new SeededGenerator(3);
        var baseline = new double[items][];
        var candidate = new double[items][];
        for (var i = 0; i < items; i++)
        {
            var ease = generator.NextDouble();
            baseline[i] = [.. Enumerable.Range(0, old).Select(_ => Math.Round(4 * ease * generator.NextDouble()) / 4)];
            candidate[i] = [.. Enumerable.Range(0, @new).Select(_ => generator.NextDouble() < ease ? generator.NextDouble() : 1)];
        }

        return (baseline, candidate);
    }

    private static double[] Statistics(ITwoLevelSampler sampler, int items, long seed)
    {
        var (sums, squares) = (new double[Resamples], new double[Resamples]);
        sampler.Draw(new SeededGenerator(seed), sums, squares);
        double[] statistics = [.. sums.Zip(squares, (sum, square) => Studentised.Statistic(sum, square, items, 1e-9))];
        Array.Sort(statistics);
        return statistics;
    }

    private static double Distance(double[] a, double[] b)
    {
        var (i, j, largest) = (0, 0, 0.0);
        while (i < a.Length && j < b.Length)
        {
            var value = Math.Min(a[i], b[j]);
            while (i < a.Length && a[i] <= value)
                i++;
            while (j < b.Length && b[j] <= value)
                j++;
            largest = Math.Max(largest, Math.Abs((double)i / a.Length - (double)j / b.Length));
        }

        return largest;
    }

    private static double Population(IEnumerable<double> values)
    {
        var all = values.ToArray();
        return all.Average(v => v * v) - all.Average() * all.Average();
    }
}
