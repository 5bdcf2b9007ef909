using EvalKit.Graders;
using EvalKit.Metrics;
using EvalKit.Results;
using EvalKit.Statistics;

namespace EvalKit.Simulation;

/// <summary>A system that gives items labels: how frequent each label is, and how often the system is wrong on it.</summary>
/// <param name="Name">What is particular about it.</param>
/// <param name="Shares">The share of each gold label.</param>
/// <param name="ErrorRates">The chance of an error on each; the wrong label is the next one.</param>
public sealed record LabelPopulation(string Name, IReadOnlyList<double> Shares, IReadOnlyList<double> ErrorRates)
{
    private static readonly string[] Names = ["a", "b", "c", "d", "e"];

    public static IReadOnlyList<LabelPopulation> All { get; } =
    [
        .. ((double[])[0.3, 0.1, 0.03, 0.01, 0.003]).Select(rate => new LabelPopulation(FormattableString.Invariant($"four labels, {rate:0.0 %} wrong"), [0.25, 0.25, 0.25, 0.25], [rate, rate, rate, rate])),
        .. ((double[])[0.1, 0.02]).Select(rate => new LabelPopulation(FormattableString.Invariant($"shares .6, .3, .1, {rate:0 %} wrong"), [0.6, 0.3, 0.1], [rate, rate, rate])),
        .. ((double[])[0.2, 0.05]).Select(rate => new LabelPopulation(FormattableString.Invariant($"shares .6, .3, .1, {rate:0 %} of the rare one wrong"), [0.6, 0.3, 0.1], [0, 0, rate])),
    ];

    /// <summary>What the metric comes to without end.</summary>
    public double Truth(Func<ConfusionMatrix, double?> metric)
    {
        var (gold, predicted, weights) = (new List<int>(), new List<int>(), new List<double>());
        for (var label = 0; label < Shares.Count; label++)
        {
            gold.AddRange([label, label]);
            predicted.AddRange([label, (label + 1) % Shares.Count]);
            weights.AddRange([Shares[label] * (1 - ErrorRates[label]), Shares[label] * ErrorRates[label]]);
        }
        return metric(ConfusionMatrix.FromIndices([.. Names.Take(Shares.Count)], [.. gold], [.. predicted], [.. weights]))!.Value;
    }

    internal void Draw(VariantData variant, int items, SeededGenerator generator)
    {
        for (var item = 0; item < items; item++)
        {
            var (u, gold) = (generator.NextDouble(), 0);
            for (; gold < Shares.Count - 1 && u >= Shares[gold]; gold++)
                u -= Shares[gold];
            Set(variant, item, gold, generator.NextDouble() < ErrorRates[gold] ? (gold + 1) % Shares.Count : gold);
        }
    }

    /// <summary>Two systems that answer the same items, each by itself.</summary>
    internal void DrawPair(VariantData first, VariantData second, int items, SeededGenerator generator)
    {
        for (var item = 0; item < items; item++)
        {
            var (u, gold) = (generator.NextDouble(), 0);
            for (; gold < Shares.Count - 1 && u >= Shares[gold]; gold++)
                u -= Shares[gold];
            foreach (var variant in (VariantData[])[first, second])
                Set(variant, item, gold, generator.NextDouble() < ErrorRates[gold] ? (gold + 1) % Shares.Count : gold);
        }
    }

    private static void Set(VariantData variant, int cell, int gold, int predicted)
    {
        variant.Graders[0].Set(cell, new Score { Outcome = Outcome.Scored, Columns = [gold == predicted ? 1 : 0], Gold = Names[gold], Predicted = Names[predicted] });
        variant.Outcomes[cell] = Outcome.Scored;
    }
}
