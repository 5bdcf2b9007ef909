namespace EvalKit.Statistics;

/// <summary>
/// The mean of people's scores over all items, from a judge that scored every item and people who scored some: PPI++ with the weight of the judge learnt on
/// other labels (<see cref="PredictionPowered"/>), within strata where labels are not spread evenly. For a gate pass item differences of both.
/// </summary>
/// <param name="Value">The estimate.</param>
/// <param name="Interval">Its interval.</param>
/// <param name="Method">How it was made; that of the labels alone where every item has one.</param>
/// <param name="JudgeWeight">lambda, in [0, 1]: 0 where the judge says nothing of people's scores, and only labels count.</param>
/// <param name="Labels">Items with a label.</param>
/// <param name="Items">Items that the judge scored, labelled ones included.</param>
/// <param name="PValue">Two-sided, of a mean of 0: the smallest error at which an interval of this shape excludes 0.</param>
/// <param name="LabelShare">The share of the squared width that more labels would shrink, in [0, 1]; the rest only more items would.</param>
/// <param name="StandardError">Half of the width in units of the critical value.</param>
public readonly record struct CorrectedMean(double Value, Interval Interval, string Method, double JudgeWeight, int Labels, int Items, double PValue, double LabelShare, double StandardError)
{
    /// <summary>The labels, those that there are included, with which the interval would have a share of its width.</summary>
    /// <param name="share">The share, in (0, 1).</param>
    /// <returns>A number of labels; null where no number of labels alone does it.</returns>
    public int? LabelsFor(double share)
    {
        var left = share * share - (1 - LabelShare);
        var labels = Math.Ceiling(Labels * LabelShare / left);
        return left > 0 && labels <= Items ? (int)labels : null;
    }

    /// <value>The default value is 2: with fewer labels in a stratum there is no spread to tell.</value>
    public const int MinimumLabels = 2;

    private const int MostFolds = 5;

    /// <summary>Computes the estimate.</summary>
    /// <param name="judge">The judge's score of each item, in <paramref name="range"/>.</param>
    /// <param name="human">People's score of each item, in the same range; NaN where there is none. Labelled items are a random choice within their stratum.</param>
    /// <param name="strata">The stratum of each item, from 0; or empty.</param>
    /// <param name="clusterIds">The cluster of each item; or empty.</param>
    /// <param name="range">The range of one score or difference.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    /// <param name="seed">Seed of folds and resampling.</param>
    /// <returns>The estimate, or null where a stratum has fewer than <see cref="MinimumLabels"/> labels.</returns>
    /// <remarks>
    /// The interval joins that of the judge's mean over unlabelled items and that of the labels' mean rectifier Y - lambda F by the square root of the sum of
    /// their squared distances, each end by itself (MOVER, Zou and Donner 2008). Each part has the interval that a mean of its kind has everywhere
    /// (<see cref="MeanInterval.Recommended"/>): a judge that made no error on 40 labels is then not one that makes none. With clusters the error is that of
    /// the clusters' sums of both parts. Shares of strata are estimates themselves, which the interval contains.
    /// </remarks>
    public static CorrectedMean? Of(
        ReadOnlySpan<double> judge,
        ReadOnlySpan<double> human,
        ReadOnlySpan<int> strata,
        ReadOnlySpan<int> clusterIds,
        Interval range,
        double level,
        long seed)
    {
        Guard.Level(level);
        Guard.AtLeast(judge.Length, 1, nameof(judge));
        Guard.SameLength(judge.Length, human.Length, nameof(human));
        Guard.Finite(judge, nameof(judge));
        if (!strata.IsEmpty)
            Guard.SameLength(judge.Length, strata.Length, nameof(strata));
        if (!clusterIds.IsEmpty)
            Guard.SameLength(judge.Length, clusterIds.Length, nameof(clusterIds));

        var groups = Groups(strata, judge.Length);
        var parts = new List<(StratumMean Part, double Share)>();
        foreach (var items in groups)
        {
            if (StratumMean.Of(judge, human, items, clusterIds, range, level, seed) is not { } part)
                return null;
            parts.Add((part, (double)items.Length / judge.Length));
        }

        return Join(parts, judge.Length, range, level);
    }

    private static CorrectedMean Join(List<(StratumMean Part, double Share)> parts, int items, Interval range, double level)
    {
        var value = parts.Sum(p => p.Share * p.Part.Value);
        double below = 0, above = 0, byLabels = 0;
        foreach (var (part, share) in parts)
        {
            below += Square(share * (part.Value - part.Interval.Low));
            above += Square(share * (part.Interval.High - part.Value));
            byLabels += part.LabelShare * (Square(share * (part.Value - part.Interval.Low)) + Square(share * (part.Interval.High - part.Value)));
        }

        var labels = parts.Sum(p => p.Part.Labels);
        var critical = StudentTDistribution.Critical(level, Math.Max(1, labels - parts.Count));
        var between = critical * critical * parts.Sum(p => p.Share * Square(p.Part.Value - value)) / items;
        var (low, high) = (Math.Sqrt(below + between), Math.Sqrt(above + between));
        // The distance to the end on the side of 0, in units of the critical value, is the error that decides whether 0 is excluded.
        var error = (value > 0 ? low : high) / critical;
        var p = value == 0 || error == 0 ? value == 0 ? 1 : 0 : StudentTDistribution.TwoSided(Math.Abs(value) / error, Math.Max(1, labels - parts.Count));
        var method = parts.Count > 1 ? IntervalMethods.StratifiedPredictionPowered : parts[0].Part.Method;
        return new(value, new Interval(value - low, value + high).ClipTo(range), method, parts.Sum(p => p.Share * p.Part.Weight), labels, items, p, below + above == 0 ? 1 : byLabels / (below + above + 2 * between), (low + high) / 2 / critical);
    }

    private static double Square(double value) => value * value;

    private static IReadOnlyList<int[]> Groups(ReadOnlySpan<int> strata, int items)
    {
        if (strata.IsEmpty)
            return [[.. Enumerable.Range(0, items)]];
        var groups = new SortedDictionary<int, List<int>>();
        for (var i = 0; i < items; i++)
        {
            if (!groups.TryGetValue(strata[i], out var group))
                groups.Add(strata[i], group = []);
            group.Add(i);
        }

        return [.. groups.Values.Select(g => g.ToArray())];
    }

    /// <summary>The folds of so many labels.</summary>
    internal static int Folds(int labels) => Math.Min(MostFolds, labels / 2);
}
