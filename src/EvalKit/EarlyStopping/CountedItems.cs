using EvalKit.Datasets;
using EvalKit.Gates;
using EvalKit.Results;
using EvalKit.Suites;

namespace EvalKit.EarlyStopping;

/// <summary>The items of a run that its numbers are about, where that is not all of them.</summary>
internal sealed class CountedItems
{
    private readonly HashSet<string> _without;
    private readonly Dictionary<VariantData, BaselineSide> _sides = new(ReferenceEqualityComparer.Instance);

    /// <param name="planned">The items that were planned.</param>
    /// <param name="counted">The indexes of those that count, ascending.</param>
    public CountedItems(ItemTable planned, IReadOnlyList<int> counted)
    {
        Indexes = counted;
        _without = [.. Enumerable.Range(0, planned.Count).Except(counted).Select(i => planned.Ids[i])];
    }

    /// <summary>All items of a run but those in quarantine.</summary>
    public static CountedItems Without(IReadOnlyList<QuarantinedItem> quarantine, RunData run)
    {
        var left = quarantine.Select(q => q.Item).ToHashSet(StringComparer.Ordinal);
        return new CountedItems(run.Items, [.. Enumerable.Range(0, run.Items.Count).Where(i => !left.Contains(run.Items.Ids[i]))]);
    }

    /// <summary>The indexes of the items that count, ascending.</summary>
    public IReadOnlyList<int> Indexes { get; }

    public bool IsAll => _without.Count == 0;

    public ItemTable Of(ItemTable items) => IsAll ? items : items.Only(Indexes);

    public RunData Of(RunData run) => IsAll ? run : run.Only(Indexes);

    /// <summary>An accepted baseline without the items that do not count, which are not missing from it.</summary>
    public BaselineSide? Of(BaselineSide? side)
    {
        if (side is null || IsAll || side.Source == BaselineSide.SameRun)
            return side;
        if (_sides.TryGetValue(side.Variant, out var known))
            return known;
        var data = side.Data.Only([.. Enumerable.Range(0, side.Data.Items.Count).Where(i => !_without.Contains(side.Data.Items.Ids[i]))]);
        known = side with { Data = data, Variant = data.Variants.First(v => v.Name == side.Variant.Name) };
        _sides.Add(side.Variant, known);
        return known;
    }
}
