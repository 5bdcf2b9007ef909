namespace EvalKit.Results;

/// <summary>Cells that a metric cannot tell apart, such as those with the same gold and predicted label.</summary>
/// <param name="First">For each group one of its cells.</param>
/// <param name="Sizes">For each group the number of its cells.</param>
internal sealed record CellGroups(IReadOnlyList<int> First, int[] Sizes)
{
    /// <summary>The groups in order of first appearance, or null when there are more than <paramref name="most"/>.</summary>
    public static CellGroups? Of(IReadOnlyList<int> cells, IEqualityComparer<int> sameness, int most)
    {
        var numbers = new Dictionary<int, int>(sameness);
        var (first, sizes) = (new List<int>(), new List<int>());
        foreach (var cell in cells)
        {
            if (!numbers.TryGetValue(cell, out var number))
            {
                if (first.Count == most)
                    return null;
                numbers.Add(cell, number = first.Count);
                first.Add(cell);
                sizes.Add(0);
            }
            sizes[number]++;
        }
        return new CellGroups(first, [.. sizes]);
    }
}
