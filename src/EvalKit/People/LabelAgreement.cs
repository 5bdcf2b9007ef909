using EvalKit.Statistics;

namespace EvalKit.People;

/// <summary>Measures how far people agree, round by round.</summary>
public static class LabelAgreement
{
    /// <value>The default value is 2,000 resamples.</value>
    private const int Resamples = 2000;

    /// <summary>The agreement of each round, the first first.</summary>
    /// <param name="labels">The judgements.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    /// <param name="seed">Seed of the resampling, which draws items: answers to one item are not independent.</param>
    public static IReadOnlyList<RoundAgreement> Of(LabelFile labels, double level = 0.95, long seed = 1)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return [.. labels.Grades.Where(g => g.Rater != HumanGrade.EqualTexts).GroupBy(g => g.Round).OrderBy(r => r.Key).Select(r => Of(r.Key, [.. r], labels.Task, level, seed))];
    }

    /// <summary>The share of pairs of raters who say the same in the last round, without the cost of intervals; null where no two judged the same.</summary>
    internal static double? ShareOfLastRound(LabelFile labels)
    {
        var grades = labels.Grades.Where(g => g.Rater != HumanGrade.EqualTexts).ToList();
        var last = grades.Select(g => g.Round).DefaultIfEmpty().Max();
        var shared = Subjects(grades.Where(g => g.Round == last)).Select(s => s.Agreement).OfType<double>().ToList();
        return shared.Count == 0 ? null : shared.Average();
    }

    private static List<JudgedSubject> Subjects(IEnumerable<HumanGrade> grades) =>
        [.. grades.GroupBy(g => g.Subject, StringComparer.Ordinal).Select(g => new JudgedSubject(g.First().Item, g.First().Answers, [.. g]))];

    private static RoundAgreement Of(int round, IReadOnlyList<HumanGrade> grades, LabelTask task, double level, long seed)
    {
        var subjects = Subjects(grades);
        List<string> raters = [.. grades.Select(g => g.Rater).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        List<JudgedSubject> shared = [.. subjects.Where(s => s.Grades.Count > 1)];
        var table = RatingTable.Of(shared, raters);
        var isOrdered = task is LabelTask.Scale or LabelTask.Ranking;
        var agreements = shared.ConvertAll(s => s.Agreement!.Value);
        var items = Clusters(shared.Select(s => s.Item));
        return new RoundAgreement
        {
            Round = round,
            Raters = raters,
            Subjects = subjects,
            Shared = shared.Count,
            Agreement = shared.Count == 0 ? Undefined : WithUnseen(SetBootstrap.Percentile(weights => WeightedMean(agreements, weights), shared.Count, items, level, seed, Resamples), items, level, 0),
            Alpha = shared.Count == 0 ? Undefined : WithUnseen(
                KrippendorffAlpha.Interval(table.Ratings, isOrdered ? MeasurementLevel.Ordinal : MeasurementLevel.Nominal, table.Clusters, level, seed, Resamples),
                table.Clusters, level, -1),
            FleissKappa = Fleiss(table),
            Pairs = [.. from first in Enumerable.Range(0, raters.Count) from second in Enumerable.Range(first + 1, raters.Count - first - 1) let pair = Pair(table, first, second, isOrdered, level, seed) where pair is not null select pair],
            NoConsensus = shared.Count(s => !s.HasConsensus),
        };
    }

    private static Estimate Undefined => new(double.NaN, new Interval(double.NaN, double.NaN));

    /// <summary>Resamples of raters who agree on everything show no spread, however few answers there are: the bounds are those with unseen answers on which they do not.</summary>
    private static Estimate WithUnseen(BootstrapResult result, int[] clusters, double level, double lowest)
    {
        if (double.IsNaN(result.Estimate) || double.IsNaN(result.Interval.Low))
            return new Estimate(result.Estimate, result.Interval);
        var bounds = UnseenItems.AtTheEnds(result.Estimate, clusters.Length, UnseenItems.Count(level, clusters.Length, clusters), new Interval(lowest, 1));
        return new Estimate(result.Estimate, new Interval(Math.Min(result.Interval.Low, bounds.Low), Math.Max(result.Interval.High, bounds.High)));
    }

    private static double WeightedMean(IReadOnlyList<double> values, ReadOnlySpan<double> weights)
    {
        var (sum, total) = (0.0, 0.0);
        for (var i = 0; i < weights.Length; i++)
            (sum, total) = (sum + weights[i] * values[i], total + weights[i]);
        return sum / total;
    }

    private static double Fleiss(RatingTable table)
    {
        var counts = table.CountsByUnit();
        return counts.Count == 0 || counts.Any(c => c.Sum() != counts[0].Sum()) ? double.NaN : FleissKappa.FromCounts(counts);
    }

    private static RaterPair? Pair(RatingTable table, int first, int second, bool isOrdered, double level, long seed)
    {
        var (one, other) = (table.Ratings[first], table.Ratings[second]);
        List<int> both = [.. Enumerable.Range(0, one.Length).Where(u => !double.IsNaN(one[u]) && !double.IsNaN(other[u]))];
        if (both.Count == 0)
            return null;
        var weighting = isOrdered ? KappaWeights.Quadratic : KappaWeights.None;
        var categories = Categories(table.Values, isOrdered);
        (int First, int Second)[] codes = [.. both.Select(u => (Array.IndexOf(categories, one[u]), Array.IndexOf(categories, other[u])))];
        int[] clusters = [.. both.Select(u => table.Clusters[u])];
        var kappa = SetBootstrap.Percentile(weights => Kappa(codes, categories.Length, weights, weighting), both.Count, clusters, level, seed, Resamples);
        return new RaterPair(table.Raters[first], table.Raters[second], both.Count, both.Count(u => one[u] == other[u]) / (double)both.Count, WithUnseen(kappa, clusters, level, -1));
    }

    /// <summary>The values that occur; of whole numbers also those between that nobody gave, so that the weight of a disagreement is its distance on the scale.</summary>
    private static double[] Categories(double[] values, bool isOrdered) =>
        isOrdered && values.All(v => v == Math.Floor(v)) && values[^1] - values[0] < 100 ? [.. Enumerable.Range((int)values[0], (int)(values[^1] - values[0]) + 1)] : values;

    private static double Kappa((int First, int Second)[] codes, int categories, ReadOnlySpan<double> weights, KappaWeights weighting)
    {
        var counts = new double[categories, categories];
        for (var i = 0; i < codes.Length; i++)
            counts[codes[i].First, codes[i].Second] += weights[i];
        return CohenKappa.FromCounts(counts, weighting);
    }

    internal static int[] Clusters(IEnumerable<string> items)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. items.Select(item => numbers.TryGetValue(item, out var number) ? number : numbers[item] = numbers.Count)];
    }
}
