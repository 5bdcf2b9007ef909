using EvalKit.Statistics;

namespace EvalKit.Results;

/// <summary>One value an item: the mean over its scored repeats, with what it could be if its missing repeats had been seen.</summary>
internal sealed class ItemValues
{
    private ItemValues(int items)
    {
        Mean = new double[items];
        Low = new double[items];
        High = new double[items];
        States = new ItemState[items];
    }

    /// <summary>The mean over scored repeats; NaN unless the item is present.</summary>
    public double[] Mean { get; }

    /// <summary>The mean if every missing repeat had the worst value.</summary>
    public double[] Low { get; }

    /// <summary>The mean if every missing repeat had the best value.</summary>
    public double[] High { get; }

    public ItemState[] States { get; }

    public static ItemValues Of(ScoreColumns scores, ColumnMean metric, int items, int repeats)
    {
        var values = new ItemValues(items);
        for (var item = 0; item < items; item++)
            values.Set(item, scores, metric, repeats);
        return values;
    }

    private void Set(int item, ScoreColumns scores, ColumnMean metric, int repeats)
    {
        var (sum, defined, undefined) = (0.0, 0, 0);
        for (var cell = item * repeats; cell < (item + 1) * repeats; cell++)
        {
            if (scores.OutcomeOf(cell) != Outcome.Scored)
                continue;
            var value = scores.Value(cell, metric.Column) * metric.Scale;
            if (double.IsNaN(value))
                undefined++;
            else
                (sum, defined) = (sum + value, defined + 1);
        }
        var missing = repeats - defined - undefined;
        States[item] = defined > 0 ? missing > 0 ? ItemState.Partial : ItemState.Present : undefined > 0 ? ItemState.Undefined : ItemState.Missing;
        Mean[item] = defined > 0 ? sum / defined : double.NaN;
        Low[item] = missing == 0 ? Mean[item] : (sum + missing * metric.Range.Low) / (defined + missing);
        High[item] = missing == 0 ? Mean[item] : (sum + missing * metric.Range.High) / (defined + missing);
    }
}

/// <summary>What is known of an item.</summary>
internal enum ItemState : byte
{
    Missing,
    Undefined,

    /// <summary>Some repeats are missing.</summary>
    Partial,
    Present,
}
