using EvalKit.Metrics;
using EvalKit.Results;
using EvalKit.Shapes;

namespace EvalKit.Graders.Classification;

internal sealed class ClassificationGrader(GraderSetup setup) : TextGrader(setup)
{
    /// <value>The default value is 100 UTF-16 code units; a longer output is no label where none are listed.</value>
    public const int MaximumLabelLength = 100;

    private readonly TextNormalization _normalization = NormalizeKey.Read(setup.Parameters);
    private readonly IReadOnlyList<string> _labels = setup.Parameters.Texts("labels");

    protected override Score Grade(string text, IReadOnlyList<string> references)
    {
        if (references.Count != 1)
            return Score.Missing(Outcome.Errored, "a classification needs exactly one reference label");
        var gold = references[0];
        if (_labels.Count > 0 && !_labels.Contains(gold, StringComparer.Ordinal))
            return Score.Missing(Outcome.Errored, $"the reference '{gold}' is none of the labels");
        return _labels.Count > 0 ? Closed(text, gold) : Open(text, gold);
    }

    private Score Closed(string text, string gold)
    {
        var isRight = ExactMatch(text, gold);
        return Labelled(isRight, gold, isRight ? gold : _labels.FirstOrDefault(label => ExactMatch(text, label)));
    }

    /// <summary>Without a list of labels both sides are kept as they are compared, or one label spelled in two ways would be two rows of the matrix.</summary>
    private Score Open(string text, string gold)
    {
        var (label, predicted) = (TextNormalizer.Apply(gold, _normalization), text.Length > MaximumLabelLength ? "" : TextNormalizer.Apply(text, _normalization));
        return Labelled(ExactMatch(text, gold), label, string.IsNullOrWhiteSpace(predicted) && predicted != label ? null : predicted);
    }

    private static Score Labelled(bool isRight, string gold, string? predicted) =>
        Scores.Binary(isRight, predicted is null ? "the output is none of the labels" : null) with { Gold = gold, Predicted = predicted ?? ConfusionMatrix.InvalidLabel };

    private bool ExactMatch(string text, string label) => Metrics.ExactMatch.IsMatch(text, label, _normalization);
}
