using FsCheck;
using FsCheck.Fluent;

namespace EvalKit.Metrics.Tests.Classification;

public sealed class ConfusionMatrixTests
{
    [Fact]
    public void FromLabels_WithoutOrder_SortsTheUnionOrdinally()
    {
        var matrix = ConfusionMatrix.FromLabels(["b", "B", "\u00e4"], ["a", ConfusionMatrix.InvalidLabel, "b"]);
        Assert.Equal(["B", "__invalid__", "a", "b", "\u00e4"], matrix.Labels);
        Assert.Equal(0, matrix.Accuracy);
    }

    [Fact]
    public void FromLabels_InvalidPrediction_CountsAsWrong()
    {
        var matrix = ConfusionMatrix.FromLabels(["yes", "yes", "no"], ["yes", ConfusionMatrix.InvalidLabel, "no"]);
        Assert.Equal(2 / 3.0, matrix.Accuracy!.Value, 1e-12);
        Assert.Equal(0.5, matrix.Scores(2).Recall);
        Assert.Equal(new ClassScores(0, 0, 0, 0), matrix.Scores(0));
    }

    [Fact]
    public void Scores_NoItems_AreUndefined()
    {
        var matrix = ConfusionMatrix.FromLabels([], []);
        Assert.Null(matrix.Accuracy);
        Assert.Null(matrix.BalancedAccuracy);
        Assert.Null(matrix.MacroF1);
        Assert.Null(matrix.WeightedF1);
        Assert.Null(matrix.MatthewsCorrelation);
        Assert.Null(matrix.CohenKappa());
    }

    [Fact]
    public void FromIndices_WrongInput_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => ConfusionMatrix.FromIndices(["a"], [0, 0], [0]));
        Assert.Throws<ArgumentException>(() => ConfusionMatrix.FromIndices(["a"], [0], [1]));
        Assert.Throws<ArgumentException>(() => ConfusionMatrix.FromIndices(["a"], [0], [0], [double.NaN]));
        Assert.Throws<ArgumentException>(() => ConfusionMatrix.FromIndices(["a"], [0], [0], [-1]));
    }

    [Fact]
    public void FromLabels_LabelNotInOrder_IsNamed()
    {
        var error = Assert.Throws<ArgumentException>(() => ConfusionMatrix.FromLabels(["a"], ["c"], ["a", "b"]));
        Assert.StartsWith("Label 'c' of item 0 is not in the order of labels.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ConfusionMatrix.FromLabels(["a"], ["a"], ["a", "a"]));
    }

    [Fact]
    public void Scores_AnyLabels_StayWithinTheirRanges() => ForAll((gold, predicted, _) =>
    {
        var matrix = ConfusionMatrix.FromIndices(["a", "b", "c"], gold, predicted);
        double?[] shares = [matrix.Accuracy, matrix.BalancedAccuracy, matrix.MacroF1, matrix.MacroPrecision, matrix.MacroRecall, matrix.WeightedF1];
        Assert.All(shares, share => Assert.True(share is null or (>= 0 and <= 1)));
        Assert.True(matrix.MatthewsCorrelation is null or (>= -1 and <= 1));
        Assert.True(matrix.CohenKappa() is null or (>= -1 and <= 1));
        Assert.Equal(gold.Length == 0 ? null : matrix.Accuracy, matrix.WeightedRecall is { } recall ? Math.Round(recall, 12) : null, Near);
    });

    [Fact]
    public void FromIndices_IntegerWeights_EqualRepeatedItems() => ForAll((gold, predicted, counts) =>
    {
        var weighted = ConfusionMatrix.FromIndices(["a", "b", "c"], gold, predicted, [.. counts.Select(count => (double)count)]);
        var repeated = ConfusionMatrix.FromIndices(["a", "b", "c"], Repeat(gold, counts), Repeat(predicted, counts));
        Assert.Equal(repeated.MacroF1, weighted.MacroF1);
        Assert.Equal(repeated.CohenKappa(), weighted.CohenKappa());
        Assert.Equal(repeated.MatthewsCorrelation, weighted.MatthewsCorrelation);
    });

    private static bool Near(double? expected, double? actual) =>
        expected is { } a && actual is { } b ? Math.Abs(a - b) < 1e-9 : expected is null && actual is null;

    private static int[] Repeat(int[] values, int[] counts) => [.. values.SelectMany((value, i) => Enumerable.Repeat(value, counts[i]))];

    private static void ForAll(Action<int[], int[], int[]> property)
    {
        var items =
            from length in Gen.Choose(0, 30)
            from gold in Gen.Choose(0, 2).ArrayOf(length)
            from predicted in Gen.Choose(0, 2).ArrayOf(length)
            from counts in Gen.Choose(0, 4).ArrayOf(length)
            select (gold, predicted, counts);
        Check.QuickThrowOnFailure(Prop.ForAll(items.ToArbitrary(), item => property(item.gold, item.predicted, item.counts)));
    }
}
