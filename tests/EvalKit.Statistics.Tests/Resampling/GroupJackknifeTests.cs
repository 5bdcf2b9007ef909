namespace EvalKit.Statistics.Tests;

public sealed class GroupJackknifeTests
{
    private static readonly double[] Values = [.. Enumerable.Range(0, 90).Select(i => Math.Sin(i) + i / 60.0)];

    /// <summary>Leaving out one item at a time, the jackknife of a mean is its standard error, exactly (Efron 1982, chapter 3).</summary>
    [Fact]
    public void Interval_MeanAndAGroupAnItem_IsStudentsT()
    {
        var result = GroupJackknife.Interval(Mean, Values.Length, [], 0.95, 1);

        var t = MeanInterval.StudentT(Values, 0.95);
        Assert.Equal(StandardError.OfMean(Values), result.StandardError, 1e-12);
        Assert.Equal(t.Low, result.Interval.Low, 1e-12);
        Assert.Equal(t.High, result.Interval.High, 1e-12);
    }

    [Fact]
    public void Interval_FewerGroups_IsAboutThat() =>
        Assert.InRange(GroupJackknife.Interval(Mean, Values.Length, [], 0.95, 1, groups: 30).StandardError / StandardError.OfMean(Values), 0.75, 1.25);

    [Fact]
    public void Interval_Clusters_AreLeftOutWhole()
    {
        int[] clusters = [.. Enumerable.Range(0, Values.Length).Select(i => i / 9)];
        var result = GroupJackknife.Interval(Mean, Values.Length, clusters, 0.95, 1);

        double[] means = [.. Values.Chunk(9).Select(c => c.Average())];
        Assert.Equal(StandardError.OfMean(means), result.StandardError, 1e-12);
        Assert.Equal(10, result.Resamples);
    }

    [Fact]
    public void Interval_OneItemOrAnUndefinedGroup_IsNone()
    {
        Assert.True(double.IsNaN(GroupJackknife.Interval(Mean, 1, [], 0.95, 1).Interval.Low));
        Assert.True(double.IsNaN(GroupJackknife.Interval(w => w[3] == 0 ? double.NaN : 1, Values.Length, [], 0.95, 1).Interval.Low));
    }

    /// <summary>
    /// Texts of 8 words from a vocabulary with Zipf's frequencies: the interval of different words over words holds what 400 other sets of as many texts give on average. A percentile
    /// bootstrap of the same numbers does not even hold the value of the data.
    /// </summary>
    [Fact]
    public void Interval_DifferentWordsOfASet_CoversWhatOtherSetsHave()
    {
        const int Texts = 60;
        var random = new SeededGenerator(4);
        double[] cumulated = [.. Enumerable.Range(1, 400).Select(rank => Enumerable.Range(1, rank).Sum(r => 1.0 / r))];
        var expected = Enumerable.Range(0, 400).Average(_ => Distinct(Draw(), null));
        var covered = 0;
        for (var run = 0; run < 200; run++)
        {
            var set = Draw();
            var interval = GroupJackknife.Interval(weights => Distinct(set, weights.ToArray()), Texts, [], 0.95, run).Interval;
            covered += interval.Low <= expected && expected <= interval.High ? 1 : 0;
        }
        Assert.InRange(covered, 184, 200);

        var data = Draw();
        var bootstrap = SetBootstrap.Percentile(weights => Distinct(data, weights.ToArray()), Texts, [], 0.95, 1);
        Assert.True(bootstrap.Interval.High < bootstrap.Estimate);

        int[][] Draw() => [.. Enumerable.Range(0, Texts).Select(_ => Enumerable.Range(0, 8).Select(_ => Word()).ToArray())];

        int Word()
        {
            var place = Array.BinarySearch(cumulated, random.NextDouble() * cumulated[^1]);
            return place < 0 ? ~place : place;
        }
    }

    private static double Distinct(int[][] texts, double[]? weights)
    {
        var (words, total) = (new HashSet<int>(), 0.0);
        for (var text = 0; text < texts.Length; text++)
        {
            var weight = weights?[text] ?? 1;
            if (weight == 0)
                continue;
            words.UnionWith(texts[text]);
            total += weight * texts[text].Length;
        }
        return words.Count / total;
    }

    private static double Mean(ReadOnlySpan<double> weights)
    {
        var (sum, total) = (0.0, 0.0);
        for (var i = 0; i < weights.Length; i++)
            (sum, total) = (sum + weights[i] * Values[i], total + weights[i]);
        return sum / total;
    }
}
