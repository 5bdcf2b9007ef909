namespace EvalKit.Metrics;

/// <summary>
/// The diagonals of the matrix that are looked at: column minus row from <c>-Left</c> to <c>Right</c>. Cells outside
/// are taken for reachable by insertions and deletions only, so a result is never better than the truth, and it is the
/// truth when a best path stays inside (Ukkonen 1985).
/// </summary>
internal readonly record struct Band(int Left, int Right)
{
    /// <summary>Every cell of the matrix.</summary>
    public static Band All(int rows, int columns) => new(rows, columns);

    /// <summary>Every cell that a path with at most <paramref name="limit"/> insertions and deletions can reach.</summary>
    public static Band Within(int limit, int rows, int columns)
    {
        var detour = Math.Min(rows, (limit - (columns - rows)) / 2 + 1);
        return new Band(detour, columns - rows + detour);
    }

    public int FirstColumn(int firstRow) => Math.Max(0, firstRow - Left - 1);

    public int EndColumn(int endRow, int columns) => (int)Math.Min(columns, (long)endRow + Right + 1);
}
