namespace EvalKit.Reporting.Html.Samples;

/// <summary>
/// One row a cell, in columns named by a group and, where a suite defines it, a key: (<c>tag</c>, <c>language</c>). Names and texts are kept as the raw JSON
/// tokens of the file, so that even text that is not valid Unicode stays what it was.
/// </summary>
internal sealed class SampleIndex
{
    private readonly Dictionary<(string Group, string Key), CodeColumn> codes = [];
    private readonly Dictionary<(string Group, string Key), RealColumn> reals = [];

    public int Rows { get; private set; }

    public IReadOnlyDictionary<(string Group, string Key), CodeColumn> Codes => codes;

    public IReadOnlyDictionary<(string Group, string Key), RealColumn> Reals => reals;

    public void SetCode(string group, string key, string token)
    {
        if (!codes.TryGetValue((group, key), out var column))
            codes.Add((group, key), column = new CodeColumn());
        column.Set(Rows, token);
    }

    public void SetReal(string group, string key, double value)
    {
        if (!reals.TryGetValue((group, key), out var column))
            reals.Add((group, key), column = new RealColumn());
        column.Set(Rows, value);
    }

    public void EndRow() => Rows++;

    /// <summary>The rows in the order of the page: all cells of the first item, then those of the next; within an item as they were written.</summary>
    public IReadOnlyList<int> ByItem()
    {
        var order = new int[Rows];
        if (!codes.TryGetValue(("item", ""), out var items))
            return [.. Enumerable.Range(0, Rows)];
        var codeOf = items.PadTo(Rows);
        var next = new int[items.Values.Count + 2];
        foreach (var code in codeOf)
            next[code + 2]++;
        for (var i = 1; i < next.Length; i++)
            next[i] += next[i - 1];
        for (var row = 0; row < Rows; row++)
            order[next[codeOf[row] + 1]++] = row;
        return order;
    }
}
