using EvalKit.Prompts;
using EvalKit.Results;
using EvalKit.Shapes;

namespace EvalKit.Graders.JsonMatch;

internal sealed class JsonMatchGrader(GraderSetup setup) : TextGrader(setup)
{
    private readonly bool _stripFences = setup.Parameters.Boolean("strip_fences");
    private readonly bool _subset = setup.Parameters.Text("mode") == "subset";

    /// <summary>An array in the dataset is one expected array; alternatives are written as a list in the suite.</summary>
    protected override IReadOnlyList<string> ReadReference(TemplateValue value) => [value.Render()];

    protected override Score Grade(string text, IReadOnlyList<string> references)
    {
        if (JsonOutput.TryParse(text, _stripFences, out var error) is not { } json)
            return Score.Missing(Outcome.Unparseable, "the output is no JSON: " + error);
        string? difference = null;
        foreach (var reference in references)
        {
            if (JsonOutput.TryParse(reference, stripFences: false, out error) is not { } gold)
                return Score.Missing(Outcome.Errored, "the reference is no JSON: " + error);
            difference = JsonDifference.First(json, gold, _subset, "$");
            if (difference is null)
                return Scores.Binary(true);
        }
        return Scores.Binary(false, difference);
    }
}
