namespace EvalKit.Metrics;

/// <summary>What unrelated pairs of texts score with the same embedder and weights: the line of a model and layer in a file of baselines, or measured.</summary>
public readonly record struct BertScoreBaseline
{
    /// <param name="precision">Mean precision of unrelated pairs, at least -1 and below 1.</param>
    /// <param name="recall">Mean recall of unrelated pairs.</param>
    /// <param name="f1">Mean F1 of unrelated pairs.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside [-1, 1).</exception>
    public BertScoreBaseline(double precision, double recall, double f1)
    {
        Precision = Valid(precision, nameof(precision));
        Recall = Valid(recall, nameof(recall));
        F1 = Valid(f1, nameof(f1));
    }

    /// <summary>Mean precision of unrelated pairs.</summary>
    public double Precision { get; }

    /// <summary>Mean recall of unrelated pairs.</summary>
    public double Recall { get; }

    /// <summary>Mean F1 of unrelated pairs.</summary>
    public double F1 { get; }

    private static double Valid(double value, string name) =>
        value is >= -1 and < 1 ? value : throw new ArgumentOutOfRangeException(name, value, "A baseline is at least -1 and below 1.");
}
