using System.Text.Json;
using EvalKit.Graders;
using EvalKit.Problems;
using EvalKit.Prompts;
using EvalKit.Results;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Tests.Graders;

/// <summary>A grader made the way a suite makes it: YAML, check of its shape, definition, grader.</summary>
internal sealed class GraderUnderTest
{
    private readonly IGrader _grader;

    private GraderUnderTest(IGrader grader) => _grader = grader;

    public GraderDefinition Definition => _grader.Definition;

    public static GraderUnderTest Of(string yaml, IEmbedder? embedder = null)
    {
        var problems = new ProblemList();
        var grader = Create(yaml, embedder, problems);
        Assert.Empty(problems.ToList());
        return new GraderUnderTest(grader);
    }

    public static IReadOnlyList<string> ProblemsOf(string yaml)
    {
        var problems = new ProblemList();
        Create(yaml, null, problems);
        return [.. problems.ToList().Select(p => p.Message)];
    }

    public Score Grade(string output, object? item = null, double? latencyMs = null, double? costUsd = null)
    {
        var fields = JsonElement.Parse(JsonSerializer.Serialize(item ?? new { }));
        var scope = new TemplateScope(fields, new Dictionary<string, string>(StringComparer.Ordinal)) { Sample = new SampleView(output) };
        var score = _grader.GradeAsync(new GradingContext(scope, latencyMs, costUsd), CancellationToken.None);
        Assert.True(score.IsCompleted);
        return score.Result;
    }

    /// <summary>The value of a named column.</summary>
    public double Column(Score score, string name) => score.Columns[Definition.Columns.ToList().IndexOf(name)];

    private static IGrader Create(string yaml, IEmbedder? embedder, ProblemList problems)
    {
        var parameters = YamlTreeReader.Read(yaml, "suite.yaml", problems)!;
        ShapeCheck.Run(parameters, GraderCatalog.Shape, "the grader", problems);
        var type = GraderCatalog.Types[parameters.Text("type")!];
        return type.Create(new GraderSetup(type.Define("g", parameters), parameters, problems, (_, _) => embedder));
    }
}
