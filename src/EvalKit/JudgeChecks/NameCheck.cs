using EvalKit.Statistics;

namespace EvalKit.JudgeChecks;

/// <summary>The same answer under several names: a judge that is fair gives it the same score.</summary>
internal static class NameCheck
{
    public static NameEffect? Of(CheckedRows rows)
    {
        var shown = rows.All.Where(r => r.Source.Claimed is not null && rows.Judged(r) is not null)
            .GroupBy(r => r.Source.Id, StringComparer.Ordinal).Where(g => g.Count() > 1)
            .Select(g => g.ToDictionary(r => r.Source.Claimed!, r => rows.Judged(r)!.Value, StringComparer.Ordinal)).ToList();
        string[] names = [.. shown.SelectMany(s => s.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (names.Length < 2)
            return null;
        var means = new OrderedDictionary<string, Measured>(StringComparer.Ordinal);
        foreach (var name in names)
            means.Add(name, Mean([.. shown.Where(s => s.ContainsKey(name)).Select(s => s[name] - s.Values.Average())], rows.Options));
        var pairs = names.SelectMany((a, i) => names.Skip(i + 1), (a, b) => (A: a, B: b)).Select(p => (p.A, p.B, Differences: shown.Where(s => s.ContainsKey(p.A) && s.ContainsKey(p.B)).Select(s => s[p.A] - s[p.B]).ToArray())).Where(p => p.Differences.Length > 0).ToList();
        var (favoured, other, differences) = pairs.MaxBy(p => Math.Abs(p.Differences.Average()));
        if (differences.Average() < 0)
            (favoured, other, differences) = (other, favoured, Array.ConvertAll(differences, d => -d));
        var shared = rows.Options with { Level = 1 - (1 - rows.Options.Level) / pairs.Count };
        return new NameEffect(shown.Count, means, Mean(differences, shared), [favoured, other]);
    }

    private static Measured Mean(double[] differences, JudgeCheckOptions options) =>
        Measured.Mean(differences, [], Array.TrueForAll(differences, d => Math.Abs(d) <= 1) ? CheckedRows.Signed : Interval.Unbounded, options);
}
