using EvalKit.Datasets;
using EvalKit.Results;
using EvalKit.Suites;

namespace EvalKit.Gates;

/// <summary>The items of one comparison: the pairs inside the slice, with their clusters.</summary>
internal sealed class PairedSample
{
    private readonly RunData _candidateRun;

    public PairedSample(RunData candidateRun, Pairing pairing, SliceKey? slice)
    {
        _candidateRun = candidateRun;
        var inSlice = SliceItems.Of(_candidateRun.Items, slice).ToHashSet();
        Pairs = [.. pairing.Pairs.Where(p => inSlice.Contains(p.Candidate))];
        Items = inSlice.Count;
    }

    /// <summary>Pairs of the same item on both sides.</summary>
    public IReadOnlyList<(int Candidate, int Baseline)> Pairs { get; }

    /// <summary>Items of the candidate inside the slice.</summary>
    public int Items { get; }

    /// <summary>All items of the candidate.</summary>
    public ItemTable Table => _candidateRun.Items;

    public int[] Clusters(IEnumerable<(int Candidate, int Baseline)> pairs) => _candidateRun.Items.ClustersOf(pairs.Select(p => p.Candidate));

    public string IdOf((int Candidate, int Baseline) pair) => _candidateRun.Items.Ids[pair.Candidate];
}
