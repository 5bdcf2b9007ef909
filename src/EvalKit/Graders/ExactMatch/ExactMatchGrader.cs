using EvalKit.Metrics;
using EvalKit.Results;

namespace EvalKit.Graders.ExactMatch;

internal sealed class ExactMatchGrader(GraderSetup setup) : TextGrader(setup)
{
    private readonly TextNormalization _normalization = NormalizeKey.Read(setup.Parameters);

    protected override Score Grade(string text, IReadOnlyList<string> references)
    {
        foreach (var reference in references)
            if (Metrics.ExactMatch.IsMatch(text, reference, _normalization))
                return Scores.Binary(true);
        return Scores.Binary(false);
    }
}
