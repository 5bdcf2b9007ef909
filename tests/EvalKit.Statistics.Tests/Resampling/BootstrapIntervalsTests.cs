namespace EvalKit.Statistics.Tests;

public sealed class BootstrapIntervalsTests
{
    public static TheoryData<string> FixedIndices => VectorFile.Ids("bootstrap_fixed_indices");

    public static TheoryData<string> ExactEnumeration => VectorFile.Ids("bootstrap_exact_enumeration");

    [Theory]
    [MemberData(nameof(FixedIndices))]
    public void Interval_GivenResamples_MatchesScipy(string id)
    {
        var c = VectorFile.Case("bootstrap_fixed_indices", id);
        var rows = c.Input.GetProperty("resample_indices").EnumerateArray().Select(row => row.EnumerateArray().Select(e => e.GetInt32()).ToArray());
        var distribution = Resample(c, rows);
        c.Check(distribution, "distribution");
        CheckIntervals(c, distribution);
    }

    [Theory]
    [MemberData(nameof(ExactEnumeration))]
    public void Interval_AllResamples_MatchesScipy(string id)
    {
        var c = VectorFile.Case("bootstrap_exact_enumeration", id);
        var distribution = Resample(c, AllRows(c.Values("values").Length));
        c.Check(distribution.Length, "n_resamples");
        c.Check(Math.Sqrt(Moments.SquaredDeviations(distribution, Moments.Mean(distribution)) / distribution.Length), "standard_error_population");
        var values = c.Values("values");
        c.Check(Moments.SquaredDeviations(values, Moments.Mean(values)) / values.Length / values.Length, "exact_bootstrap_variance_of_mean");
        var support = distribution.GroupBy(v => v).OrderBy(g => g.Key).ToArray();
        c.Check([.. support.Select(g => g.Key)], "support");
        c.Check([.. support.Select(g => (double)g.Count())], "counts");
        CheckIntervals(c, distribution);
    }

    private static void CheckIntervals(VectorCase c, double[] distribution)
    {
        var values = c.Values("values");
        var level = c.In("confidence");
        var statistic = Statistic(c);
        var estimate = statistic(values);
        var jackknife = values.Select((_, i) => statistic([.. values.Where((_, j) => j != i)])).ToArray();
        c.Check(estimate, "theta_hat");
        c.Check(BootstrapIntervals.Percentile(distribution, level), "percentile");
        c.Check(BootstrapIntervals.Basic(distribution, estimate, level), "basic");
        c.Check(Math.Sqrt(Moments.Variance(distribution)), "standard_error");
        c.Check(BiasCorrection.Bias(distribution, estimate), "z0");
        // Efron's own rule counts ties not at all; EvalKit follows scipy, which counts them half.
        c.Check(NormalDistribution.Quantile(distribution.Count(v => v < estimate) / (double)distribution.Length), "z0_strictly_less_variant");
        c.Check(BiasCorrection.Acceleration(jackknife), "acceleration");
        c.Check(BootstrapIntervals.BiasCorrectedAccelerated(distribution, estimate, jackknife, level), "BCa");
        c.Check(BiasCorrection.Positions(distribution, estimate, jackknife, level).Low, "alpha_1");
        c.Check(BiasCorrection.Positions(distribution, estimate, jackknife, level).High, "alpha_2");
    }

    private static double[] Resample(VectorCase c, IEnumerable<int[]> rows)
    {
        var values = c.Values("values");
        var statistic = Statistic(c);
        return [.. rows.Select(row => statistic([.. row.Select(i => values[i])]))];
    }

    private static IEnumerable<int[]> AllRows(int n)
    {
        var total = (int)Math.Round(Math.Pow(n, n));
        for (var code = 0; code < total; code++)
        {
            var row = new int[n];
            for (int i = 0, rest = code; i < n; i++, rest /= n)
                row[i] = rest % n;
            yield return row;
        }
    }

    private static Func<double[], double> Statistic(VectorCase c) =>
        string.Equals(c.Input.GetProperty("statistic").GetString(), "mean", StringComparison.Ordinal)
            ? values => values.Sum() / values.Length
            : values => Quantile.Of(values, 0.5);
}
