using EvalKit.Metrics;
using EvalKit.Results;
using EvalKit.Shapes;

namespace EvalKit.Graders.TokenF1;

internal sealed class TokenF1Grader(GraderSetup setup) : TextGrader(setup)
{
    private readonly SquadVersion _version = setup.Parameters.Text("version") == "v1" ? SquadVersion.V11 : SquadVersion.V20;

    /// <summary>SQuAD 2.0 marks an unanswerable question by an empty list of answers.</summary>
    protected override bool AcceptsNoReference => _version == SquadVersion.V20;

    protected override Score Grade(string text, IReadOnlyList<string> references)
    {
        var result = Metrics.TokenF1.Score(text, references, _version);
        return Scores.Of(result.F1, result.F1, result.ExactMatch);
    }
}
