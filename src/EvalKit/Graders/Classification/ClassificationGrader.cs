using EvalKit.Metrics;
using EvalKit.Results;
using EvalKit.Shapes;

namespace EvalKit.Graders.Classification;

internal sealed class ClassificationGrader(GraderSetup setup) : TextGrader(setup)
{
    private readonly TextNormalization normalization = NormalizeKey.Read(setup.Parameters);
    private readonly IReadOnlyList<string> labels = setup.Parameters.Texts("labels");

    protected override Score Grade(string text, IReadOnlyList<string> references)
    {
        if (references.Count != 1)
            return Score.Missing(Outcome.Errored, "a classification needs exactly one reference label");
        var gold = references[0];
        if (labels.Count > 0 && !labels.Contains(gold, StringComparer.Ordinal))
            return Score.Missing(Outcome.Errored, $"the reference '{gold}' is none of the labels");
        var predicted = Match(text, gold);
        return Scores.Binary(predicted == gold, predicted == ConfusionMatrix.Invalid ? "the output is none of the labels" : null) with { Gold = gold, Predicted = predicted };
    }

    private string Match(string text, string gold)
    {
        if (ExactMatch(text, gold))
            return gold;
        if (labels.Count == 0)
            return text.Length is > 0 and <= 100 ? TextNormalizer.Apply(text, normalization) : ConfusionMatrix.Invalid;
        return labels.FirstOrDefault(label => ExactMatch(text, label)) ?? ConfusionMatrix.Invalid;
    }

    private bool ExactMatch(string text, string label) => Metrics.ExactMatch.IsMatch(text, label, normalization);
}
