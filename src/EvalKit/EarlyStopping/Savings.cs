using System.Globalization;
using EvalKit.Results;
using EvalKit.Suites;

namespace EvalKit.EarlyStopping;

/// <summary>What a run that its gates could end did not need, from the record of what it did.</summary>
internal static class Savings
{
    /// <param name="watch">The gates.</param>
    /// <param name="decided">The part that was needed, or null when the run went to its end.</param>
    /// <param name="ran">The numbers of all planned cells.</param>
    /// <param name="confidence">The suite's level.</param>
    public static UntilDecided Of(GateWatch watch, DecidedRun? decided, RunData ran, double confidence)
    {
        var itemsRun = decided?.ItemsRun.Count ?? ran.Items.Count;
        var unit = ran.Items.Cluster is null ? "item" : "cluster";
        var (cellsRun, cellsNotRun) = (itemsRun * ran.Repeats, (ran.Items.Count - itemsRun) * ran.Repeats);
        return new UntilDecided
        {
            Decided = decided is not null,
            Rule = string.Create(CultureInfo.InvariantCulture,
                $"{unit}s in an order shuffled by seed {watch.Seed}; ended when every gate had evidence that reaches its limit with a chance of at most {(1 - confidence) / 2:0.####} where the verdict is wrong, however often it is looked at (Holm's procedure over the gates)"),
            Alpha = (1 - confidence) / 2,
            Unit = unit,
            OrderSeed = watch.Seed,
            UnitsPlanned = watch.Units.Count,
            UnitsRun = decided?.UnitsRun ?? watch.Units.Count,
            ItemsPlanned = ran.Items.Count,
            ItemsRun = itemsRun,
            CellsNotRun = cellsNotRun * ran.Variants.Count,
            CallsNotNeeded = (long)Math.Round(ran.Variants.Sum(v => (double)v.Calls / cellsRun * cellsNotRun)),
            UsdNotNeeded = Share(ran, BuiltinMetrics.CostName, cellsNotRun),
            SecondsNotNeeded = Share(ran, BuiltinMetrics.LatencyName, cellsNotRun) / 1000,
        };
    }

    /// <summary>The recorded mean of each variant for each cell that did not run; null where a variant has none.</summary>
    private static double? Share(RunData ran, string quantity, int cells)
    {
        var total = 0.0;
        foreach (var variant in ran.Variants)
        {
            var scores = variant.Grader(quantity)!;
            var known = Enumerable.Range(0, scores.Count).Select(c => scores.Value(c, 0)).Where(v => !double.IsNaN(v)).ToList();
            if (known.Count == 0)
                return null;
            total += known.Average() * cells;
        }
        return total;
    }
}
