using EvalKit.Datasets;

namespace EvalKit.Gates;

/// <summary>Which item of one run is which of another: the same id with the same content.</summary>
/// <param name="Pairs">Positions in the candidate's and the baseline's table.</param>
/// <param name="Changed">Items of one id and different content.</param>
/// <param name="Added">Items that only the candidate has.</param>
/// <param name="Removed">Items that only the baseline has.</param>
public sealed record Pairing(IReadOnlyList<(int Candidate, int Baseline)> Pairs, int Changed, int Added, int Removed)
{
    /// <summary>Pairs two tables; a table pairs with itself one to one.</summary>
    public static Pairing Of(ItemTable candidate, ItemTable baseline)
    {
        if (ReferenceEquals(candidate, baseline))
            return new Pairing([.. Enumerable.Range(0, candidate.Count).Select(i => (i, i))], 0, 0, 0);
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < baseline.Count; i++)
            known[baseline.Ids[i]] = i;
        var pairs = new List<(int, int)>();
        var (changed, added) = (0, 0);
        for (var i = 0; i < candidate.Count; i++)
        {
            if (!known.TryGetValue(candidate.Ids[i], out var other))
                added++;
            else if (candidate.Hashes[i] != baseline.Hashes[other])
                changed++;
            else
                pairs.Add((i, other));
        }
        return new Pairing(pairs, changed, added, baseline.Count - pairs.Count - changed);
    }
}
