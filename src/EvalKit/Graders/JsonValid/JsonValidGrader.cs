using System.Text.Json;
using EvalKit.Datasets;
using EvalKit.Results;
using EvalKit.Shapes;

namespace EvalKit.Graders.JsonValid;

internal sealed class JsonValidGrader(GraderSetup setup) : TextGrader(setup)
{
    private readonly bool _stripFences = setup.Parameters.Boolean("strip_fences");
    private readonly string _kind = setup.Parameters.Text("kind") ?? "any";

    protected override Score Grade(string text, IReadOnlyList<string> references)
    {
        if (JsonOutput.TryParse(text, _stripFences, out var error) is not { } json)
            return Scores.Binary(false, error);
        var fits = _kind switch
        {
            "object" => json.ValueKind == JsonValueKind.Object,
            "array" => json.ValueKind == JsonValueKind.Array,
            _ => true,
        };
        return Scores.Binary(fits, fits ? null : $"is {JsonKind.Name(json)}");
    }
}
