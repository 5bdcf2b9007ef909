namespace EvalKit.Reporting.Html.Samples;

/// <summary>Values out of a small set, kept as indexes into the set in order of first appearance; -1 where a row has none.</summary>
internal sealed class CodeColumn
{
    private const int Missing = -1;

    private readonly List<int> rows = [];
    private readonly List<string> values = [];
    private readonly Dictionary<string, int> codes = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Values => values;

    public void Set(int row, string value)
    {
        if (!codes.TryGetValue(value, out var code))
        {
            code = values.Count;
            codes.Add(value, code);
            values.Add(value);
        }

        PadTo(row + 1);
        rows[row] = code;
    }

    public IReadOnlyList<int> PadTo(int count)
    {
        while (rows.Count < count)
            rows.Add(Missing);
        return rows;
    }
}
