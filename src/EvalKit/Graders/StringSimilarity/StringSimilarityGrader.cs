using EvalKit.Metrics;
using EvalKit.Results;
using EvalKit.Shapes;

namespace EvalKit.Graders.StringSimilarity;

internal sealed class StringSimilarityGrader(GraderSetup setup) : TextGrader(setup)
{
    private readonly TextNormalization _normalization = NormalizeKey.Read(setup.Parameters);
    private readonly Metrics.StringSimilarity _kind = SimilarityNames.All.GetValueOrDefault(setup.Parameters.Text("metric") ?? "levenshtein");

    protected override Score Grade(string text, IReadOnlyList<string> references)
    {
        var normalized = TextNormalizer.Apply(text, _normalization);
        var best = 0.0;
        foreach (var reference in references)
            best = Math.Max(best, StringSimilarities.Score(_kind, normalized, TextNormalizer.Apply(reference, _normalization)));
        return Scores.Of(best, best);
    }
}
