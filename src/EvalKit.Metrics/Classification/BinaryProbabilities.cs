namespace EvalKit.Metrics;

/// <summary>
/// Probabilities of a positive label and the truth, with the scores of scikit-learn. A score is null where it is undefined: without
/// items, and for the ranking scores without both kinds of items.
/// </summary>
public sealed class BinaryProbabilities
{
    private readonly double[] _positive;
    private readonly bool[] _isPositive;

    /// <param name="positive">The probability of the positive label of each item, in [0, 1].</param>
    /// <param name="isPositive">Whether the gold label of the item at the same place is the positive one.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a probability is outside [0, 1].</exception>
    public BinaryProbabilities(ReadOnlySpan<double> positive, ReadOnlySpan<bool> isPositive)
    {
        Probability.RequireAll(positive, isPositive.Length, nameof(positive));
        _positive = positive.ToArray();
        _isPositive = isPositive.ToArray();
    }

    /// <summary>The number of items.</summary>
    public int Count => _positive.Length;

    /// <summary>The mean squared difference of probability and truth, in [0, 1] (half of Brier's sum over both labels).</summary>
    public double? Brier => Mean((probability, isPositive) => Square(probability - (isPositive ? 1 : 0)));

    /// <summary>The area under the ROC curve, in [0, 1], ties counting half.</summary>
    public double? RocAuc => RankedScores.RocAuc(_positive, _isPositive);

    /// <summary>Average precision over the thresholds, in [0, 1], without interpolation; null without positive items.</summary>
    public double? AveragePrecision => RankedScores.AveragePrecision(_positive, _isPositive);

    /// <summary>The mean negative natural logarithm of the probability of the gold label, at least 0.</summary>
    /// <param name="epsilon">
    /// Probabilities are clipped to [epsilon, 1 - epsilon]. The default is the machine epsilon, as in scikit-learn.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">Epsilon is not in (0, 0.5).</exception>
    public double? LogLoss(double epsilon = Probability.MachineEpsilon)
    {
        Probability.RequireEpsilon(epsilon);
        return Mean((probability, isPositive) =>
        {
            var clipped = Probability.Clip(probability, epsilon);
            return isPositive ? -Math.Log(clipped) : -Math.Log(1 - clipped);
        });
    }

    /// <summary>The probability of the positive label against the share of positive items.</summary>
    /// <param name="bins">The number of bins, at least 1.</param>
    public Calibration? PositiveCalibration(int bins = Calibration.DefaultBins) => Calibration.Measure(_positive, _isPositive, bins);

    /// <summary>The probability of the more likely label (positive from 0.5) against the share of items where it is right.</summary>
    /// <param name="bins">The number of bins, at least 1.</param>
    public Calibration? ConfidenceCalibration(int bins = Calibration.DefaultBins)
    {
        var confidence = Array.ConvertAll(_positive, probability => Math.Max(probability, 1 - probability));
        var isRight = new bool[Count];
        for (var i = 0; i < Count; i++)
            isRight[i] = _positive[i] >= 0.5 == _isPositive[i];
        return Calibration.Measure(confidence, isRight, bins);
    }

    private double? Mean(Func<double, bool, double> loss)
    {
        var sum = 0.0;
        for (var i = 0; i < Count; i++)
            sum += loss(_positive[i], _isPositive[i]);
        return Count == 0 ? null : sum / Count;
    }

    private static double Square(double number) => number * number;
}
