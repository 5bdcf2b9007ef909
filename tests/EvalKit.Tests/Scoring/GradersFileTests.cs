using EvalKit.Suites;
using EvalKit.Tests.Architecture;
using EvalKit.Tests.Datasets;
using EvalKit.Tests.Suites;

namespace EvalKit.Tests.Scoring;

public sealed class GradersFileTests : IDisposable
{
    private readonly ScoringFolder _folder = new();

    [Theory]
    [InlineData("same: { type: exact_match, reference: a }")]
    [InlineData("graders: { same: { type: exact_match, reference: a } }")]
    [InlineData("graders: { same: { type: exact_match, reference: a } }\nseed: 3\nconfidence: 0.9\nenv: [GREETING]")]
    [InlineData("name: s\nvariants: { v: { model: m } }\ngraders: { same: { type: exact_match, reference: a } }")]
    [InlineData("graders: { type: exact_match, reference: '{{ sample.output_text }}' }")]
    [InlineData("graders: { type: { type: exact_match, reference: a } }")]
    public async Task Load_MapOrKey_IsRight(string yaml)
    {
        _folder.Graders = yaml;

        Assert.Empty(await _folder.ProblemsAsync());
    }

    [Theory]
    [InlineData("same: { type: exact_mtach, reference: a }", "g.yaml:1:15: unknown type 'exact_mtach' in graders.same; did you mean 'exact_match'?")]
    [InlineData("same:\n  type: exact_match\n  refrence: a", "g.yaml:2:3: graders.same (exact_match) needs 'reference': The gold answer, or several acceptable ones: a list, or a path to a list. The best one counts.", "g.yaml:3:3: unknown key 'refrence' in graders.same (exact_match); did you mean 'reference'?")]
    [InlineData("graders: {}", "g.yaml:1:10: graders needs at least 1 entry")]
    [InlineData("graders: { same: { type: exact_match, reference: a } }\nmodles: {}", "g.yaml:2:1: unknown key 'modles' in file of graders; did you mean 'models'?")]
    [InlineData("type: exact_match\nreference: a", "g.yaml:1:7: the file holds one grader without a name; give it one: NAME: { type: exact_match, ... }")]
    [InlineData("[1]", "g.yaml:1:1: graders has to be a map of names, not a list")]
    [InlineData("", "g.yaml:1:1: is empty")]
    [InlineData("same: { type: regex, pattern: '(' }", "g.yaml:1:31: pattern is no regular expression: Invalid pattern '(' at offset 1. Not enough )'s.")]
    [InlineData("same: { type: exact_match, reference: '{{ itm.a }}' }", "g.yaml:1:7: grader 'same': there is no namespace 'itm' in 'itm.a'; did you mean 'item'?")]
    [InlineData("same: { type: exact_match, reference: '{{ steps.search.output_text }}' }", "g.yaml:1:7: grader 'same': there is no earlier step 'search' in 'steps.search.output_text'")]
    [InlineData("same: { type: embedding_similarity, reference: a, model: e }", "g.yaml:1:58: there is no model 'e'; models stand under 'models' beside the key 'graders', such as models: { e: { provider: embedded, model: hashed_embedding } }")]
    [InlineData("same: { type: exact_match, reference: sk-abcdefghijklmnopqrstuvwx }", "g.yaml:1:39: looks like a secret key; put it into an environment variable and name that under api_key_env")]
    public async Task Load_BrokenFile_SaysWhereAndWhat(string yaml, params string[] problems)
    {
        _folder.Graders = yaml;

        Assert.Equal(problems, await _folder.ProblemsAsync());
    }

    [Fact]
    public void Load_Rows_SaysThatTheyAreNoGraders()
    {
        using var folder = new TestFolder();
        var path = folder.Write("rows.jsonl", "{\"a\":1}\n{\"a\":2}\n");

        var (suite, problems) = GradersFile.Load(path, "rows.jsonl", new Variables());

        Assert.Null(suite);
        Assert.Equal(["rows.jsonl: is .jsonl; graders are YAML: the map under 'graders' of a suite"], problems.Select(p => p.ToString()));
    }

    [Theory]
    [InlineData("support-triage.yaml")]
    [InlineData("meeting-notes.yaml")]
    public void Load_ExampleSuite_GivesItsGraders(string name)
    {
        var (suite, problems) = GradersFile.Load(Repository.In("evals", name), name, new Variables());

        Assert.Empty(problems);
        Assert.NotEmpty(suite!.Graders);
    }

    public void Dispose() => _folder.Dispose();
}
