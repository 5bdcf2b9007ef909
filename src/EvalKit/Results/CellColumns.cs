using System.Collections.Concurrent;

namespace EvalKit.Results;

/// <summary>The scored cells of one variant and grader, as plain arrays for set-level metrics.</summary>
/// <param name="Columns">For each column the value of each cell.</param>
/// <param name="Gold">The gold label's index for each cell, for graders that classify.</param>
/// <param name="Predicted">The predicted label's index for each cell.</param>
/// <param name="Labels">The labels in ordinal order.</param>
public sealed record CellColumns(IReadOnlyList<double[]> Columns, int[] Gold, int[] Predicted, IReadOnlyList<string> Labels)
{
    private readonly ConcurrentDictionary<int, int[]> _orders = new();
    private readonly ConcurrentDictionary<int, (int[][] Terms, int Count)> _numbered = new();

    /// <summary>The terms of each cell; empty for graders without.</summary>
    public IReadOnlyList<IReadOnlyList<ulong>> Terms { get; init; } = [];

    /// <summary>The number of cells.</summary>
    public int Count => Columns[0].Length;

    /// <summary>The terms of each cell that belong to a kind, numbered from 0 in order of appearance, and how many different ones there are; found once.</summary>
    /// <param name="kind">What the kind is called by.</param>
    /// <param name="belongs">Which terms belong to it.</param>
    public (int[][] Terms, int Count) Numbered(int kind, Func<ulong, bool> belongs) => _numbered.GetOrAdd(kind, _ =>
    {
        var numbers = new Dictionary<ulong, int>();
        var terms = new int[Terms.Count][];
        for (var cell = 0; cell < terms.Length; cell++)
            terms[cell] = [.. Terms[cell].Where(belongs).Select(term => Number(numbers, term))];
        return (terms, numbers.Count);
    });

    private static int Number(Dictionary<ulong, int> numbers, ulong term)
    {
        if (!numbers.TryGetValue(term, out var number))
            numbers.Add(term, number = numbers.Count);
        return number;
    }

    /// <summary>The cells in ascending order of a column, sorted once however often the cells are weighted anew.</summary>
    public ReadOnlySpan<int> Ascending(int column) => _orders.GetOrAdd(column, c =>
    {
        var (keys, cells) = (Columns[c].AsSpan().ToArray(), Enumerable.Range(0, Count).ToArray());
        Array.Sort(keys, cells);
        return cells;
    });
}
