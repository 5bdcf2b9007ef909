using System.Globalization;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Graders.JudgeRubric;

/// <summary>A level of a rubric.</summary>
/// <param name="Score">What it counts.</param>
/// <param name="Label">Its name, or null.</param>
/// <param name="Meaning">What an answer of this level is like.</param>
/// <param name="Examples">Answers of this level.</param>
internal sealed record RubricLevel(double Score, string? Label, string Meaning, IReadOnlyList<string> Examples)
{
    public static IReadOnlyList<RubricLevel> Read(YamlValue parameters) =>
    [
        .. (parameters["levels"]?.Items ?? []).Where(l => l.OptionalNumber("score") is not null)
            .Select(l => new RubricLevel(l.Number("score", 0), l.Text("label"), l.Text("meaning") ?? "", l.Texts("examples"))),
    ];

    /// <summary>The level as the judge reads it.</summary>
    public override string ToString()
    {
        var name = Label is null ? Score.ToString("R", CultureInfo.InvariantCulture) : $"{Label} ({Score.ToString("R", CultureInfo.InvariantCulture)})";
        return string.Join('\n', Examples.Select(e => $"  An answer of this level: {e.ReplaceLineEndings("\n  ")}").Prepend($"- {name}: {Meaning}"));
    }
}
