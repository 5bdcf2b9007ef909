using EvalKit.Models;
using EvalKit.Running;
using EvalKit.Tests.Suites;
using Microsoft.Extensions.AI;

namespace EvalKit.Tests.Code;

/// <summary>What is wrong with a suite or with what code adds to it is found before any call.</summary>
public sealed class EvalSuiteTests : IDisposable
{
    private readonly CodeFolder _folder = new("prompts: { ask: x }");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Run_WithoutVariants_SaysSo() => Assert.Contains("suite needs 'variants'", await CodeFolder.ProblemsAsync(_folder.Suite), StringComparison.Ordinal);

    [Fact]
    public async Task Run_MisspeltNames_NamesTheNearest()
    {
        using var folder = new CodeFolder("models: { mini: { provider: embedded, model: lead } }\nprompts: { ask: x }\nvariants: { v: { prompt: ask, model: mini } }");

        Assert.Contains("code gives a model 'mni' that no variant names; did you mean 'mini'?", await CodeFolder.ProblemsAsync(folder.Suite.WithModel("mni", new Atlas())), StringComparison.Ordinal);
        Assert.Contains("there is no prompt 'aks'; did you mean 'ask'?", await CodeFolder.ProblemsAsync(folder.Suite.WithVariant("w", new Atlas(), "aks")), StringComparison.Ordinal);
        Assert.Contains("two variants are called 'v'", await CodeFolder.ProblemsAsync(folder.Suite.WithVariant("v", new Atlas().AnswerAsync)), StringComparison.Ordinal);
        Assert.Contains("has no 'contry', which model 'w'", await CodeFolder.ProblemsAsync(folder.Suite.WithVariant("w", "{{ item.contry }}", new Atlas().AnswerAsync)), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("only one variant can be the baseline", await CodeFolder.ProblemsAsync(folder.Suite
            .WithVariant("a", new Atlas().AnswerAsync, new SystemOptions { IsBaseline = true }).WithVariant("b", new Atlas().AnswerAsync, new SystemOptions { IsBaseline = true })), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NoSuchSuite_SaysSo() => Assert.Contains("not found", await CodeFolder.ProblemsAsync(Eval.Suite("evals/there-is-none.yaml")), StringComparison.Ordinal);

    [Fact]
    public void Suite_RelativePath_IsFoundInTheRepositoryAboveTheProgram()
    {
        var suite = Eval.Suite("evals/support-triage.yaml");

        Assert.Equal(EvalKit.Tests.Architecture.Repository.In("evals", "support-triage.yaml"), suite.Path);
        Assert.Equal(EvalKit.Tests.Architecture.Repository.In("reports"), suite.Options.OutputFolder);
        Assert.Equal(EvalKit.Tests.Architecture.Repository.In(".evalkit", "responses"), suite.Options.StoreFolder);
    }

    [Fact]
    public void Suite_IsImmutable()
    {
        var common = _folder.Suite.WithVariant("a", new Atlas().AnswerAsync);

        common.WithVariant("b", new Atlas().AnswerAsync);
        common.WithOptions(o => o with { Limit = 1 });

        Assert.Equal("a", Assert.Single(common.Systems.Variants).Name);
        Assert.Null(common.Options.Limit);
        Assert.Throws<ArgumentException>(() => common.WithVariant("a", new Atlas().AnswerAsync));
        Assert.Throws<ArgumentException>(() => common.WithModel(" ", new Atlas()));
        Assert.Throws<ArgumentException>(() => common.WithFilter("nonsense"));
    }

    [Fact]
    public async Task Run_Filter_LimitsItemsAndVariants()
    {
        var atlas = new Atlas();

        var result = await _folder.Suite.WithVariant("a", atlas.AnswerAsync).WithVariant("b", new Atlas().AnswerAsync).WithFilter("variant=a,id=2").RunAsync();

        Assert.Equal("Lima", Assert.Single(CodeFolder.Samples(result)).GetProperty("output").GetString());
        Assert.Equal(1, atlas.Calls);
    }

    [Fact]
    public async Task Result_UnknownMetric_NamesTheNearest()
    {
        var result = await _folder.Suite.WithVariant("mine", new Atlas().AnswerAsync).RunAsync();

        Assert.Contains("did you mean 'name.mean'?", Assert.Throws<KeyNotFoundException>(() => result.Metric("mine", "nam.mean")).Message, StringComparison.Ordinal);
        Assert.Contains("did you mean 'mine'?", Assert.Throws<KeyNotFoundException>(() => result.Metric("mina", "name.mean")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("models: { app: { provider: code } }\nprompts: { ask: x }\nvariants: { v: { model: app } }", "model 'app' is given by .NET code: run the suite from there")]
    [InlineData("models: { m: { provider: embedded, model: lead } }\nprompts: { ask: x }\nvariants: { v: { prompt: ask, model: m } }\ngraders: { polite: { type: code } }", "grader 'polite' is given by .NET code: run the suite from there")]
    public void Prepare_WithoutTheCode_SaysWhereItRuns(string suite, string problem)
    {
        using var folder = new CodeFolder(suite, $"name: s\nobjective: o\ndataset: {{ path: d.jsonl }}\n{(suite.Contains("graders:", StringComparison.Ordinal) ? "" : "graders: { name: { type: exact_match, reference: '{{ item.capital }}' } }\n")}");
        var path = Path.Combine(folder.Path, "s.yaml");
        Assert.Empty(EvalKit.Suites.SuiteLoader.Load(path, "s.yaml", new Variables()).Problems);

        var (session, problems) = EvalSession.Prepare(path, "s.yaml", new RunOptions { OutputFolder = folder.Path, StoreFolder = folder.Path, RunId = "r", ToolVersion = "t" }, new Variables(), RunClock.Running(TimeProvider.System), CancellationToken.None);

        Assert.Null(session);
        Assert.StartsWith(problem, Assert.Single(problems).Message, StringComparison.Ordinal);
    }
}
