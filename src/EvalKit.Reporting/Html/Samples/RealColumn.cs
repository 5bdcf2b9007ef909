namespace EvalKit.Reporting.Html.Samples;

/// <summary>Numbers; NaN where a row has none.</summary>
internal sealed class RealColumn
{
    private readonly List<double> rows = [];

    public void Set(int row, double value)
    {
        PadTo(row + 1);
        rows[row] = value;
    }

    public IReadOnlyList<double> PadTo(int count)
    {
        while (rows.Count < count)
            rows.Add(double.NaN);
        return rows;
    }
}
