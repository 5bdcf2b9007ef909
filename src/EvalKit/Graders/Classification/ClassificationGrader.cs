using EvalKit.Metrics;
using EvalKit.Results;
using EvalKit.Shapes;

namespace EvalKit.Graders.Classification;

internal sealed class ClassificationGrader(GraderSetup setup) : TextGrader(setup)
{
    private readonly TextNormalization _normalization = NormalizeKey.Read(setup.Parameters);
    private readonly IReadOnlyList<string> _labels = setup.Parameters.Texts("labels");

    protected override Score Grade(string text, IReadOnlyList<string> references)
    {
        if (references.Count != 1)
            return Score.Missing(Outcome.Errored, "a classification needs exactly one reference label");
        var gold = references[0];
        if (_labels.Count > 0 && !_labels.Contains(gold, StringComparer.Ordinal))
            return Score.Missing(Outcome.Errored, $"the reference '{gold}' is none of the labels");
        var predicted = Match(text, gold);
        return Scores.Binary(predicted == gold, predicted == ConfusionMatrix.InvalidLabel ? "the output is none of the labels" : null) with { Gold = gold, Predicted = predicted };
    }

    private string Match(string text, string gold)
    {
        if (ExactMatch(text, gold))
            return gold;
        if (_labels.Count == 0)
            return text.Length is > 0 and <= 100 ? TextNormalizer.Apply(text, _normalization) : ConfusionMatrix.InvalidLabel;
        return _labels.FirstOrDefault(label => ExactMatch(text, label)) ?? ConfusionMatrix.InvalidLabel;
    }

    private bool ExactMatch(string text, string label) => Metrics.ExactMatch.IsMatch(text, label, _normalization);
}
