using EvalKit.Statistics;

namespace EvalKit.JudgeChecks;

/// <summary>Answers whose order is known: the judge's scores have to fall with their rank.</summary>
internal static class KnownOrderCheck
{
    private const int Shown = 10;

    public static KnownOrder? Of(CheckedRows rows)
    {
        var groups = rows.All.Where(r => r.Source.Rank is not null && rows.Judged(r) is not null)
            .GroupBy(r => r.Source.Within ?? r.Source.Id, StringComparer.Ordinal)
            .Select(g => (g.Key, Answers: g.OrderBy(r => r.Source.Rank).Select(r => (Rank: r.Source.Rank!.Value, Score: rows.Judged(r)!.Value)).ToList()))
            .Where(g => g.Answers[0].Rank < g.Answers[^1].Rank).ToList();
        if (groups.Count == 0)
            return null;
        return new KnownOrder(
            groups.Count,
            Mean(g => Pairs(g).All(p => p == 1) ? 1 : 0),
            Mean(g => Pairs(g).Average()),
            Mean(g => g[0].Score >= g.Max(a => a.Score) ? 1 : 0),
            [.. groups.Where(g => Pairs(g.Answers).Any(p => p != 1)).Select(g => g.Key).Take(Shown)]);

        Measured Mean(Func<List<(double Rank, double Score)>, double> value) => Measured.Mean([.. groups.Select(g => value(g.Answers))], [], Interval.Unit, rows.Options);
    }

    /// <summary>For each pair of different ranks: 1 in order, 1/2 tied, 0 out of order.</summary>
    private static IEnumerable<double> Pairs(List<(double Rank, double Score)> answers)
    {
        for (var i = 0; i < answers.Count; i++)
            for (var j = i + 1; j < answers.Count; j++)
                if (answers[i].Rank < answers[j].Rank)
                    yield return (Math.Sign(answers[i].Score - answers[j].Score) + 1) / 2.0;
    }
}
