namespace EvalKit.Statistics;

/// <summary>Pass rate corrected for a judge's false passes and false failures (Rogan and Gladen 1978; interval of Lee et al. 2025, arXiv 2511.21140).</summary>
public static class RoganGladen
{
    /// <summary>Corrected pass rate (p+q0-1)/(q0+q1-1), clipped to [0, 1], and an interval that accounts for the size of the calibration set.</summary>
    /// <param name="judgedPassRate">p: share of items that the judge passes, in [0, 1].</param>
    /// <param name="n">Number of judged items, at least 1.</param>
    /// <param name="judge">The judge's accuracy on labels that were not used to tune it.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    /// <exception cref="ArgumentException">q0 + q1 is not above 1: the judge is no better than chance and nothing can be corrected.</exception>
    public static CorrectedEstimate Correct(double judgedPassRate, int n, JudgeAccuracy judge, double level)
    {
        Guard.Level(level);
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        Check(judgedPassRate, nameof(judgedPassRate));
        Check(judge.Specificity, nameof(judge));
        Check(judge.Sensitivity, nameof(judge));
        ArgumentOutOfRangeException.ThrowIfNegative(judge.LabelledFailures, nameof(judge));
        ArgumentOutOfRangeException.ThrowIfNegative(judge.LabelledPasses, nameof(judge));
        if (!(judge.Specificity + judge.Sensitivity > 1))
            throw new ArgumentException("A judge whose sensitivity and specificity add up to 1 or less cannot be corrected.", nameof(judge));

        var estimate = Math.Clamp((judgedPassRate + judge.Specificity - 1) / (judge.Specificity + judge.Sensitivity - 1), 0, 1);
        var z = NormalDistribution.Critical(level);
        double m0 = judge.LabelledFailures + 2, m1 = judge.LabelledPasses + 2;
        var total = n + z * z;
        var p = (n * judgedPassRate + z * z / 2) / total;
        var q0 = (judge.LabelledFailures * judge.Specificity + 1) / m0;
        var q1 = (judge.LabelledPasses * judge.Sensitivity + 1) / m1;
        if (!(q0 + q1 > 1))
            return new(estimate, double.PositiveInfinity, Interval.Unit);
        var theta = (p + q0 - 1) / (q0 + q1 - 1);
        var (spread0, spread1) = (q0 * (1 - q0) / m0, q1 * (1 - q1) / m1);
        var shift = 2 * z * z * (theta * spread1 - (1 - theta) * spread0);
        var error = Math.Sqrt(p * (1 - p) / total + (1 - theta) * (1 - theta) * spread0 + theta * theta * spread1) / (q0 + q1 - 1);
        return new(estimate, error, MeanInterval.Around(theta + shift, z * error).ClipTo(Interval.Unit));
    }

    /// <summary>How many of m labels to spend on human passes: m / (1 + (1/p - 1) sqrt((1-q0)/(1-q1))), rounded.</summary>
    /// <param name="labels">m, 0 or more.</param>
    /// <param name="judgedPassRate">p in (0, 1).</param>
    /// <param name="specificity">q0, expected, in [0, 1).</param>
    /// <param name="sensitivity">q1, expected, in [0, 1).</param>
    public static int LabelsOnPasses(int labels, double judgedPassRate, double specificity, double sensitivity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(labels);
        Guard.Probability(judgedPassRate, nameof(judgedPassRate));
        Guard.Positive(1 - specificity, nameof(specificity));
        Guard.Positive(1 - sensitivity, nameof(sensitivity));
        var ratio = Math.Sqrt((1 - specificity) / (1 - sensitivity));
        return (int)Math.Round(labels / (1 + (1 / judgedPassRate - 1) * ratio));
    }

    private static void Check(double rate, string name)
    {
        if (!(rate >= 0 && rate <= 1))
            throw new ArgumentOutOfRangeException(name, rate, "A rate lies between 0 and 1.");
    }
}
