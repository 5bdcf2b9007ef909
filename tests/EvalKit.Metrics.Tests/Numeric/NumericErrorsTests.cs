namespace EvalKit.Metrics.Tests.Numeric;

public sealed class NumericErrorsTests
{
    /// <summary>The definitions evaluated in CPython 3.11: mean absolute error 0.5, mean squared error 0.375.</summary>
    [Fact]
    public void Between_FourItems_EqualsTheDefinitions()
    {
        var errors = NumericErrors.Between([3, -0.5, 2, 7], [2.5, 0.0, 2, 8]);
        Assert.Equal(0.5, errors.MeanAbsoluteError!.Value, 1e-12);
        Assert.Equal(Math.Sqrt(0.375), errors.RootMeanSquareError!.Value, 1e-12);
        Assert.Equal(0.25, errors.MeanError!.Value, 1e-12);
    }

    /// <summary>Five scores from 1 to 5 whose absolute errors 0.5, 0.2, 0.75, 0.1 and 0.4 add up to 1.95: a mean absolute error of 0.39.</summary>
    [Fact]
    public void Between_ScoresOfAJudge_HaveTheirMeanAbsoluteError() =>
        Assert.Equal(0.39, NumericErrors.Between([4, 3, 5, 2, 1], [3.5, 3.2, 4.25, 2.1, 1.4]).MeanAbsoluteError!.Value, 1e-12);

    [Fact]
    public void Between_UnparseablePredictions_AreCountedNotScored()
    {
        var errors = NumericErrors.Between([1, 2, 3], [null, 4, null]);
        Assert.Equal((1, 2), (errors.Count, errors.Unparseable));
        Assert.Equal(2, errors.MeanAbsoluteError);
        Assert.Equal(new NumericErrors(null, null, null, 0, 1), NumericErrors.Between([1], [null]));
    }

    [Fact]
    public void Between_HugeAndTinyErrors_DoNotOverflowOrUnderflow()
    {
        Assert.Equal(1e300, NumericErrors.Between([0, 0], [1e300, -1e300]).RootMeanSquareError!.Value, 1e290);
        Assert.Equal(1e-300, NumericErrors.Between([0], [1e-300]).RootMeanSquareError!.Value, 1e-310);
        Assert.Equal(0, NumericErrors.Between([5], [5]).RootMeanSquareError);
    }

    [Fact]
    public void Between_NotFinite_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => NumericErrors.Between([double.NaN], [1]));
        Assert.Throws<ArgumentException>(() => NumericErrors.Between([1], [double.PositiveInfinity]));
        Assert.Throws<ArgumentException>(() => NumericErrors.Between([1], []));
    }
}
