using System.Text.Json;
using EvalKit.Graders;
using EvalKit.Graders.Judging;
using EvalKit.Models;
using EvalKit.Problems;
using EvalKit.Prompts;
using EvalKit.Results;
using EvalKit.Shapes;
using EvalKit.Suites;
using EvalKit.Tests.Graders.Judging;
using EvalKit.Tests.Suites;
using EvalKit.Yaml;

namespace EvalKit.Tests.Graders;

/// <summary>A grader made the way a suite makes it: YAML, check of its shape, definition, grader.</summary>
internal sealed class GraderUnderTest
{
    private readonly IGrader _grader;

    private GraderUnderTest(IGrader grader) => _grader = grader;

    public GraderDefinition Definition => _grader.Definition;

    public static GraderUnderTest Of(string yaml, IEmbedder? embedder = null, IModerator? moderator = null)
    {
        var problems = new ProblemList();
        var grader = Create(yaml, embedder, problems, moderator: moderator);
        Assert.Empty(problems.ToList());
        return new GraderUnderTest(grader);
    }

    /// <summary>A grader whose judges are scripted; each name under <c>model</c> is one of them.</summary>
    public static GraderUnderTest Judged(string yaml, params IReadOnlyList<ScriptedJudge> judges) => Judged(yaml, null, judges);

    /// <summary>The same with an embedding model.</summary>
    public static GraderUnderTest Judged(string yaml, IEmbedder? embedder, IReadOnlyList<ScriptedJudge> judges)
    {
        var problems = new ProblemList();
        var grader = Create(yaml, embedder, problems, judges: judges);
        Assert.Empty(problems.ToList());
        return new GraderUnderTest(grader);
    }

    /// <summary>A grader whose files and programs lie in a folder.</summary>
    public static GraderUnderTest In(string folder, string yaml, IEnvironment? environment = null)
    {
        var problems = new ProblemList();
        var grader = Create(yaml, null, problems, folder, environment ?? new SystemEnvironment());
        Assert.Empty(problems.ToList());
        return new GraderUnderTest(grader);
    }

    public static IReadOnlyList<string> ProblemsOf(string yaml, string? folder = null, IEnvironment? environment = null)
    {
        var problems = new ProblemList();
        Create(yaml, null, problems, folder, environment);
        return [.. problems.ToList().Select(p => p.Message)];
    }

    /// <summary>The problems with their places.</summary>
    public static IReadOnlyList<string> PlacedProblemsOf(string yaml)
    {
        var problems = new ProblemList();
        Create(yaml, null, problems);
        return [.. problems.ToList().Select(p => p.ToString())];
    }

    /// <summary>As <see cref="Grade"/>, for graders that wait for something.</summary>
    public async Task<Score> GradeAsync(string output, object? item = null, CancellationToken cancellation = default)
    {
        var scope = new TemplateScope(JsonElement.Parse(JsonSerializer.Serialize(item ?? new { })), new Dictionary<string, string>(StringComparer.Ordinal)) { Sample = new SampleView(output) };
        return await _grader.GradeAsync(new GradingContext(scope, null, null), cancellation);
    }

    public Score Grade(string output, object? item = null, double? latencyMs = null, double? costUsd = null, long? outputTokens = null) =>
        Grade(new SampleView(output), item, latencyMs, costUsd, outputTokens);

    /// <summary>Grades an answer that consists of tool calls, given as JSON.</summary>
    public Score GradeCalls(string? calls, object? item = null) => Grade(new SampleView("", calls is null ? null : JsonElement.Parse(calls)), item);

    /// <summary>The value of a set-level metric over graded cells, each weighing 1 or as given.</summary>
    public double SetMetric(string name, IReadOnlyList<Score> scores, params double[] weights)
    {
        var columns = new ScoreColumns(Definition, scores.Count);
        for (var i = 0; i < scores.Count; i++)
            columns.Set(i, scores[i]);
        var metric = Assert.IsType<SetMetric>(Definition.Metrics.Single(m => m.Name == name));
        return metric.Compute(columns.Gather([.. Enumerable.Range(0, scores.Count)]), weights.Length > 0 ? weights : [.. Enumerable.Repeat(1.0, scores.Count)]);
    }

    /// <summary>The value of a named column.</summary>
    public double Column(Score score, string name) => score.Columns[Definition.Columns.ToList().IndexOf(name)];

    private Score Grade(SampleView sample, object? item, double? latencyMs = null, double? costUsd = null, long? outputTokens = null)
    {
        var fields = JsonElement.Parse(JsonSerializer.Serialize(item ?? new { }));
        var scope = new TemplateScope(fields, new Dictionary<string, string>(StringComparer.Ordinal)) { Sample = sample };
        var score = _grader.GradeAsync(new GradingContext(scope, latencyMs, costUsd, outputTokens), CancellationToken.None);
        Assert.True(score.IsCompleted);
        return score.Result;
    }

    private static IGrader Create(string yaml, IEmbedder? embedder, ProblemList problems, string? folder = null, IEnvironment? environment = null, IReadOnlyList<ScriptedJudge>? judges = null, IModerator? moderator = null)
    {
        var surroundings = new GraderSurroundings(folder ?? AppContext.BaseDirectory, environment ?? new Variables(), TimeProvider.System)
        {
            Models = (judges ?? []).DistinctBy(j => j.Name).ToDictionary(j => j.Name, j => new ModelDefinition { Name = j.Name, Provider = "openai", Model = j.Name + "-1" }, StringComparer.Ordinal),
        };
        var parameters = YamlTreeReader.Read(yaml, "suite.yaml", problems)!;
        ShapeCheck.Run(parameters, GraderCatalog.Shape, "the grader", problems);
        var type = GraderCatalog.Types[parameters.Text("type")!];
        parameters = type.Pin(parameters, surroundings);
        return type.Build(new GraderSetup(type.Define("g", parameters), parameters, problems, surroundings, (_, _) => embedder, (name, _, _) => judges?.FirstOrDefault(j => j.Name == name)) { Moderators = (_, _) => moderator });
    }
}
