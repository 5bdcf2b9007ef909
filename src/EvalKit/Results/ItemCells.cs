namespace EvalKit.Results;

/// <summary>The scored cells of some items.</summary>
/// <param name="Cells">The cells.</param>
/// <param name="ItemOf">For each cell the position of its item in <paramref name="Items"/>.</param>
/// <param name="Items">The items with at least one scored cell.</param>
/// <param name="Missing">Items with a cell that is not scored.</param>
internal sealed record ItemCells(IReadOnlyList<int> Cells, IReadOnlyList<int> ItemOf, IReadOnlyList<int> Items, int Missing)
{
    public static ItemCells Scored(ScoreColumns scores, IReadOnlyList<int> items, int repeats)
    {
        var (cells, itemOf, present, missing) = (new List<int>(items.Count * repeats), new List<int>(items.Count * repeats), new List<int>(items.Count), 0);
        foreach (var item in items)
        {
            var before = cells.Count;
            for (var cell = item * repeats; cell < (item + 1) * repeats; cell++)
                if (scores.OutcomeOf(cell) == Outcome.Scored)
                {
                    cells.Add(cell);
                    itemOf.Add(present.Count);
                }
            if (cells.Count > before)
                present.Add(item);
            if (cells.Count - before < repeats)
                missing++;
        }
        return new ItemCells(cells, itemOf, present, missing);
    }
}
