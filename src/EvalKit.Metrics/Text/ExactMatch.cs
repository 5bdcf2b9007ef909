namespace EvalKit.Metrics;

/// <summary>Equality of prediction and reference after normalization.</summary>
public static class ExactMatch
{
    /// <summary>Whether both texts are the same, code unit by code unit, after normalizing both. Two empty texts are.</summary>
    public static bool IsMatch(string prediction, string reference, TextNormalization normalization)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        ArgumentNullException.ThrowIfNull(reference);
        return string.Equals(prediction, reference, StringComparison.Ordinal)
            || (normalization != TextNormalization.None && string.Equals(
                TextNormalizer.Apply(prediction, normalization),
                TextNormalizer.Apply(reference, normalization),
                StringComparison.Ordinal));
    }
}
