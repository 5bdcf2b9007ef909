namespace EvalKit.Statistics.Tests;

public sealed class LengthEffectTests
{
    private static (double[] Verdicts, double[] Lengths, double[] Human) Sample()
    {
        var lengths = Enumerable.Range(0, 60).Select(i => Math.Round(100 * Math.Sin(1.7 * i) + 20)).ToArray();
        var human = Enumerable.Range(0, 60).Select(i => Math.Round(Math.Cos(0.9 * i), 3)).ToArray();
        var mean = lengths.Average();
        var sd = Math.Sqrt(lengths.Average(l => (l - mean) * (l - mean)));
        var verdicts = Enumerable.Range(0, 60).Select(i => i * 0.61803398875 % 1 < 1 / (1 + Math.Exp(-(0.3 + 1.1 * Math.Tanh(lengths[i] / sd) - 0.5 * human[i]))) ? 1.0 : 0.0).ToArray();
        return (verdicts, lengths, human);
    }

    // Newton's method and the HC3 sandwich in plain Python, without a penalty: coefficients 1.2483770674 and 1.39265105944 (statsmodels GLM(Binomial) agrees), errors .43951479 and .47292476.
    [Fact]
    public void OfVerdicts_SixtyItems_HasTheSandwichError()
    {
        var (verdicts, lengths, human) = Sample();
        var alone = LengthEffect.OfVerdicts(verdicts, lengths, [], 0.95);
        var beside = LengthEffect.OfVerdicts(verdicts, lengths, human, 0.95);

        Assert.Equal(1.2483770674, alone.Effect, 0.001);
        Assert.Equal(2 * 1.959964 * 0.4395147934, alone.Interval.Width, 0.001);
        Assert.Equal(1.3926510594, beside.Effect, 0.001);
        Assert.Equal(2 * 1.959964 * 0.4729247620, beside.Interval.Width, 0.001);
    }

    // The same in plain Python for ten scores: slope .471621109, HC3 error .193611807, t quantile of 8 degrees of freedom 2.306004.
    [Fact]
    public void OfScores_TenItems_HasTheSandwichError()
    {
        var effect = LengthEffect.OfScores([4, 3, 5, 4, 2, 3, 5, 5, 4, 3.5], [120, 80, 200, 150, 60, 90, 300, 210, 170, 100], [4, 3, 4, 4, 3, 3, 4, 4, 4, 3], 0.95);

        Assert.Equal(0.471621109, effect.Effect, 1e-8);
        Assert.Equal(0.025151481, effect.Interval.Low, 1e-8);
        Assert.Equal(0.918090737, effect.Interval.High, 1e-8);
    }

    [Fact]
    public void OfVerdicts_EqualLengths_SaysNothing()
    {
        var effect = LengthEffect.OfVerdicts([1, 0, 1, 0.5], [7, 7, 7, 7], [], 0.95);

        Assert.Equal(0, effect.Effect);
        Assert.True(double.IsNaN(effect.Interval.Low) && double.IsNaN(effect.Interval.High));
    }

    // 90 to 100 characters differ by a tenth of the longer, 89 to 100 by more.
    [Fact]
    public void Matched_PairsOfAboutEqualLength_AloneCount()
    {
        var matched = LengthMatchedWinRate.Of([1, 0, 1, 0.5], [100, 100, 50, 90], [90, 89, 50, 100], 0.95, 1);

        Assert.Equal(3, matched.Pairs);
        Assert.Equal(2.5 / 3, matched.WinRate, 12);
        Assert.True(matched.Interval.Interval.Contains(matched.WinRate));
        Assert.Equal(0, LengthMatchedWinRate.Of([1], [10], [20], 0.95, 1).Pairs);
    }

    // Example 1 of the article on Welch's t test in Wikipedia: t -2.46 with 25.0 degrees of freedom, p .021; in full -2.455356 and 24.98853, error .8824245.
    [Fact]
    public void Welch_PublishedExample_ExcludesZeroAtItsPValue()
    {
        double[] first = [27.5, 21.0, 19.0, 23.6, 17.0, 17.9, 16.9, 20.1, 21.9, 22.6, 23.1, 19.6, 19.0, 21.7, 21.4];
        double[] second = [27.1, 22.0, 20.8, 23.4, 23.4, 23.5, 25.8, 22.0, 24.8, 20.2, 21.9, 22.1, 22.9, 20.5, 24.4];

        var interval = MeanInterval.Welch(first, second, 0.95);
        Assert.Equal(-2.1666667, (interval.Low + interval.High) / 2, 1e-6);
        Assert.Equal(StudentTDistribution.Critical(0.95, 24.98852929) * 0.8824245, interval.Width / 2, 1e-6);
        Assert.Equal(0, MeanInterval.Welch(first, second, 1 - 0.0214).High, 0.01);
    }
}
