using EvalKit.Metrics;
using EvalKit.Results;
using EvalKit.Shapes;

namespace EvalKit.Graders.Contains;

internal sealed class ContainsGrader(GraderSetup setup) : TextGrader(setup)
{
    private readonly TextNormalization _normalization = NormalizeKey.Read(setup.Parameters);
    private readonly string _mode = setup.Parameters.Text("mode") ?? "any";

    /// <summary>Nothing to demand and nothing to forbid is a rule that every output keeps.</summary>
    protected override bool AcceptsNoReference => _mode is "all" or "none";

    protected override Score Grade(string text, IReadOnlyList<string> references)
    {
        var haystack = TextNormalizer.Apply(text, _normalization);
        var found = references.Count(r => haystack.Contains(TextNormalizer.Apply(r, _normalization), StringComparison.Ordinal));
        return Scores.Binary(_mode switch
        {
            "all" => found == references.Count,
            "none" => found == 0,
            _ => found > 0,
        });
    }
}
