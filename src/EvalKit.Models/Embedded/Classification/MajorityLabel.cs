namespace EvalKit.Models.Embedded.Classification;

/// <summary>
/// Answers with the most frequent label of the training data, whatever is asked; of equally frequent labels with the first in ordinal
/// order.
/// </summary>
internal sealed class MajorityLabel(IReadOnlyList<LabelledText> training) : ITextSystem
{
    private readonly string label = Of(training);

    public static string Of(IReadOnlyList<LabelledText> training) => training
        .GroupBy(example => example.Label, StringComparer.Ordinal)
        .OrderByDescending(examples => examples.Count())
        .ThenBy(examples => examples.Key, StringComparer.Ordinal)
        .First().Key;

    public string Answer(Conversation conversation) => label;
}
