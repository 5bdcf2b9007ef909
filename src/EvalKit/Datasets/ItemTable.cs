namespace EvalKit.Datasets;

/// <summary>What a run keeps of its items while their texts stream by: identity, cluster and slices, in dataset order.</summary>
/// <param name="Ids">The id of each item.</param>
/// <param name="Hashes">The content hash of each item.</param>
/// <param name="Clusters">The cluster number of each item, 0-based in order of appearance; empty when the dataset declares none.</param>
/// <param name="Slices">One entry a slice field.</param>
public sealed record ItemTable(IReadOnlyList<string> Ids, IReadOnlyList<ulong> Hashes, IReadOnlyList<int> Clusters, IReadOnlyList<SliceColumn> Slices)
{
    /// <summary>The number of items.</summary>
    public int Count => Ids.Count;
}
