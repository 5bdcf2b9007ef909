using System.Globalization;

namespace EvalKit.Benchmarks.Load;

internal static class MeasurementTable
{
    public const string Head = """
        | what | items | wall s | ideal s | x ideal | items/s | CPU s | CPU ms/item | peak MB | budget |
        |---|--:|--:|--:|--:|--:|--:|--:|--:|---|
        """;

    public static string Row(Measurement measurement)
    {
        var (name, items, usage, ideal, budgets) = measurement;
        var wall = usage.Wall.TotalSeconds;
        string[] cells =
        [
            name,
            items == 0 ? "" : items.ToString("N0", CultureInfo.InvariantCulture),
            wall.ToString("0.000", CultureInfo.InvariantCulture),
            ideal == TimeSpan.Zero ? "" : ideal.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture),
            ideal == TimeSpan.Zero ? "" : (usage.Wall / ideal).ToString("0.00", CultureInfo.InvariantCulture),
            items == 0 ? "" : (items / wall).ToString("N0", CultureInfo.InvariantCulture),
            usage.Cpu.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture),
            items == 0 ? "" : (usage.Cpu.TotalMilliseconds / items).ToString("0.000", CultureInfo.InvariantCulture),
            usage.PeakMegabytes.ToString("0", CultureInfo.InvariantCulture),
            string.Join("; ", budgets.Select(budget => budget.Limit + (budget.Holds ? " holds" : " **missed**"))),
        ];
        return $"| {string.Join(" | ", cells)} |";
    }
}
