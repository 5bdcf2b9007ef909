namespace EvalKit.Metrics;

/// <summary>The items whose confidence falls in (<paramref name="Low"/>, <paramref name="High"/>]; the first bin also holds 0.</summary>
/// <param name="Low">The lower edge, in [0, 1).</param>
/// <param name="High">The upper edge, in (0, 1].</param>
/// <param name="Count">The number of items, at least 1.</param>
/// <param name="MeanConfidence">Their mean confidence.</param>
/// <param name="Accuracy">The share of them that is right.</param>
public readonly record struct CalibrationBin(double Low, double High, int Count, double MeanConfidence, double Accuracy)
{
    /// <summary>How far confidence and accuracy are apart, in [0, 1].</summary>
    public double Gap => Math.Abs(MeanConfidence - Accuracy);
}
