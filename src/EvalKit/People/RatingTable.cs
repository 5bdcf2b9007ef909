namespace EvalKit.People;

/// <summary>Raters by what they rated: an answer, two answers that were compared, or one answer of a ranking.</summary>
/// <param name="Raters">The raters.</param>
/// <param name="Ratings">For each rater a number for each unit; NaN where the rater did not judge it.</param>
/// <param name="Clusters">The number of each unit's item.</param>
/// <param name="Values">The numbers that occur, ascending.</param>
internal sealed record RatingTable(IReadOnlyList<string> Raters, IReadOnlyList<double[]> Ratings, int[] Clusters, double[] Values)
{
    public static RatingTable Of(IReadOnlyList<JudgedSubject> subjects, IReadOnlyList<string> raters)
    {
        var units = subjects.Sum(s => s.Said[0].Count);
        double[][] ratings = [.. raters.Select(_ => Enumerable.Repeat(double.NaN, units).ToArray())];
        var numbers = raters.Select((r, i) => (r, i)).ToDictionary(r => r.r, r => r.i, StringComparer.Ordinal);
        var unit = 0;
        foreach (var subject in subjects)
        {
            var said = subject.Said;
            for (var rater = 0; rater < said.Count; rater++)
                for (var i = 0; i < said[rater].Count; i++)
                    ratings[numbers[subject.Grades[rater].Rater]][unit + i] = said[rater][i];
            unit += said[0].Count;
        }
        return new RatingTable(raters, ratings, LabelAgreement.Clusters(subjects.SelectMany(s => s.Said[0].Select(_ => s.Item))), [.. ratings.SelectMany(r => r).Where(v => !double.IsNaN(v)).Distinct().Order()]);
    }

    /// <summary>How many raters gave each unit each value.</summary>
    public IReadOnlyList<int[]> CountsByUnit() =>
        [.. Enumerable.Range(0, Clusters.Length).Select(unit => Values.Select(value => Ratings.Count(r => r[unit] == value)).ToArray())];
}
