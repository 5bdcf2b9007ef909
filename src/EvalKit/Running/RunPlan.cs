using EvalKit.Datasets;
using EvalKit.EarlyStopping;
using EvalKit.Suites;

namespace EvalKit.Running;

/// <summary>What will run, frozen before the first call: the suite, the variants and the items.</summary>
/// <param name="Suite">The suite.</param>
/// <param name="Variants">The variants that run, in suite order.</param>
/// <param name="Items">The items that run, in dataset order.</param>
/// <param name="Rows">For each item the 0-based position of its row in the dataset file, ascending.</param>
/// <param name="DatasetHash">SHA-256 of the dataset file, 64 hexadecimal digits.</param>
public sealed record RunPlan(Suite Suite, IReadOnlyList<Variant> Variants, ItemTable Items, IReadOnlyList<int> Rows, string DatasetHash)
{
    /// <summary>What the data are made of.</summary>
    public DataProfile? Profile { get; init; }

    /// <summary>The items that gates are about: all but those in quarantine, which run and count in nothing.</summary>
    internal CountedItems Counted => new(Items, [.. Enumerable.Range(0, Items.Count).Where(i => !Suite.IsQuarantined(Items.Ids[i]))]);

    /// <summary>The number of cells: variants x items x repeats.</summary>
    public int Cells => Variants.Count * Items.Count * Suite.Repeats;
}
