using EvalKit.Statistics;

namespace EvalKit.Results;

/// <summary>A set-level metric as a function of sums of columns: what resampling needs to know to add up rows instead of weighing cells.</summary>
/// <param name="Columns">The columns that are added up. A cell with NaN in one of them adds nothing.</param>
/// <param name="Of">The value of their sums, in the same order; NaN where it is undefined.</param>
public sealed record SummedColumns(IReadOnlyList<int> Columns, SumStatistic Of)
{
    private const int MostOnStack = 64;

    /// <summary>The value when each cell counts as often as its weight says.</summary>
    internal double Compute(CellColumns cells, ReadOnlySpan<double> weights)
    {
        Span<double> sums = Columns.Count <= MostOnStack ? stackalloc double[Columns.Count] : new double[Columns.Count];
        sums.Clear();
        for (var cell = 0; cell < weights.Length; cell++)
        {
            if (!IsDefined(cells, cell))
                continue;
            for (var i = 0; i < sums.Length; i++)
                sums[i] += weights[cell] * cells.Columns[Columns[i]][cell];
        }
        return Of(sums);
    }

    /// <summary>Adds the numbers of a scored cell.</summary>
    internal void Add(ScoreColumns scores, int cell, Span<double> numbers)
    {
        foreach (var column in Columns)
            if (double.IsNaN(scores.Value(cell, column)))
                return;
        for (var i = 0; i < Columns.Count; i++)
            numbers[i] += scores.Value(cell, Columns[i]);
    }

    private bool IsDefined(CellColumns cells, int cell)
    {
        foreach (var column in Columns)
            if (double.IsNaN(cells.Columns[column][cell]))
                return false;
        return true;
    }
}
