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
}
