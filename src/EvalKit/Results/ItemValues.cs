using EvalKit.Statistics;

namespace EvalKit.Results;

/// <summary>One value an item: its scored repeats taken together, with what it could be if its missing repeats had been seen.</summary>
internal sealed class ItemValues
{
    private ItemValues(int items, int repeats)
    {
        Repeats = repeats;
        Variance = new double[items];
        Mean = new double[items];
        Low = new double[items];
        High = new double[items];
        States = new ItemState[items];
    }

    /// <summary>Cells of each item.</summary>
    public int Repeats { get; }

    /// <summary>The variance between scored repeats (n-1); 0 with fewer than two.</summary>
    public double[] Variance { get; }

    /// <summary>The mean over scored repeats; NaN unless the item is present.</summary>
    public double[] Mean { get; }

    /// <summary>The mean if every missing repeat had the worst value.</summary>
    public double[] Low { get; }

    /// <summary>The mean if every missing repeat had the best value.</summary>
    public double[] High { get; }

    public ItemState[] States { get; }

    public static ItemValues Of(ScoreColumns scores, ColumnMean metric, int items, int repeats)
    {
        var values = new ItemValues(items, repeats);
        for (var item = 0; item < items; item++)
            values.Set(item, scores, metric);
        return values;
    }

    /// <summary>The chance of success of items that were answered differently often.</summary>
    /// <param name="scores">The scores.</param>
    /// <param name="metric">The metric, which has a <see cref="ColumnMean.Success"/>.</param>
    /// <param name="itemOf">The item of each cell, from 0.</param>
    /// <param name="items">The number of items.</param>
    public static ItemValues OfSuccesses(ScoreColumns scores, ColumnMean metric, IReadOnlyList<int> itemOf, int items)
    {
        var values = new ItemValues(items, 1);
        var (seen, successes, missing) = (new int[items], new int[items], new int[items]);
        for (var cell = 0; cell < itemOf.Count; cell++)
        {
            var value = scores.Value(cell, metric.Column);
            missing[itemOf[cell]] += scores.OutcomeOf(cell) != Outcome.Scored ? 1 : 0;
            seen[itemOf[cell]] += double.IsNaN(value) ? 0 : 1;
            successes[itemOf[cell]] += value >= 1 ? 1 : 0;
        }
        for (var item = 0; item < items; item++)
            values.SetSuccess(item, metric.Success!, seen[item], successes[item], missing[item]);
        return values;
    }

    /// <summary>Values that are set item by item while a run goes on.</summary>
    public static ItemValues Unknown(int items, int repeats) => new(items, repeats);

    public void Set(int item, ScoreColumns scores, ColumnMean metric)
    {
        var (sum, defined, undefined, successes) = (0.0, 0, 0, 0);
        for (var cell = item * Repeats; cell < (item + 1) * Repeats; cell++)
        {
            if (scores.OutcomeOf(cell) != Outcome.Scored)
                continue;
            var value = scores.Value(cell, metric.Column) * metric.Scale;
            if (double.IsNaN(value))
                undefined++;
            else
                (sum, defined, successes) = (sum + value, defined + 1, successes + (value >= 1 ? 1 : 0));
        }
        var missing = Repeats - defined - undefined;
        if (metric.Success is { } success)
        {
            SetSuccess(item, success, defined, successes, missing);
            return;
        }
        if (defined > 1)
            Variance[item] = Spread(item, scores, metric, sum / defined) / (defined - 1);
        States[item] = defined > 0 ? missing > 0 ? ItemState.Partial : ItemState.Present : undefined > 0 ? ItemState.Undefined : ItemState.Missing;
        Mean[item] = defined > 0 ? sum / defined : double.NaN;
        Low[item] = missing == 0 ? Mean[item] : (sum + missing * metric.Range.Low) / (defined + missing);
        High[item] = missing == 0 ? Mean[item] : (sum + missing * metric.Range.High) / (defined + missing);
    }

    private void SetSuccess(int item, RepeatSuccess success, int seen, int successes, int missing)
    {
        var value = success.Of(seen, successes);
        States[item] = value is null ? missing > 0 ? ItemState.Missing : ItemState.Undefined : missing > 0 ? ItemState.Partial : ItemState.Present;
        Mean[item] = value ?? double.NaN;
        Low[item] = missing == 0 ? Mean[item] : success.Of(seen + missing, successes) ?? 0;
        High[item] = missing == 0 ? Mean[item] : success.Of(seen + missing, successes + missing) ?? 1;
    }

    /// <summary>The sum of squared deviations of the defined repeats.</summary>
    private double Spread(int item, ScoreColumns scores, ColumnMean metric, double mean)
    {
        var sum = 0.0;
        for (var cell = item * Repeats; cell < (item + 1) * Repeats; cell++)
            if (scores.Value(cell, metric.Column) * metric.Scale is var value && !double.IsNaN(value))
                sum += (value - mean) * (value - mean);
        return sum;
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
