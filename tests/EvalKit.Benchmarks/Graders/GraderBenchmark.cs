using BenchmarkDotNet.Attributes;
using EvalKit.Benchmarks.Metrics;
using EvalKit.Graders;
using EvalKit.Prompts;
using EvalKit.Results;

namespace EvalKit.Benchmarks.Graders;

/// <summary>
/// One output graded the way a run does it: templates rendered, the metric computed, columns and reason made. Beside the benchmarks of the metrics it says what the engine
/// adds. Texts of 25 tokens, JSON of a few fields; graders that ask a model or start a program are left out.
/// </summary>
[MemoryDiagnoser]
public class GraderBenchmark
{
    private static readonly Dictionary<string, string> NoEnvironment = new(StringComparer.Ordinal);

    private IGrader _grader = null!;
    private TemplateScope[] _scopes = [];
    private int _next;

    public static IEnumerable<string> Graders => GraderConfigurations.All.Keys;

    [ParamsSource(nameof(Graders))]
    public string Grader { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        _grader = GraderConfigurations.Create(Grader);
        _scopes = [.. GraderConfigurations.IsOfJson(Grader) ? JsonOutputs.Scopes() : SentencePairs.Create(25).Select(pair => TextScope(pair.Hypothesis, pair.References[0]))];
        if (Grade().Result is { Outcome: not Outcome.Scored, Reason: var reason })
            throw new InvalidOperationException($"{Grader} does not score: {reason}");
    }

    [Benchmark]
    public ValueTask<Score> Grade() => _grader.GuardedGradeAsync(new GradingContext(_scopes[_next++ % _scopes.Length], 12, 0.001, 25), CancellationToken.None);

    private static TemplateScope TextScope(string output, string gold) =>
        new(System.Text.Json.JsonSerializer.SerializeToElement(new { gold }), NoEnvironment) { Sample = new SampleView(output) };
}
