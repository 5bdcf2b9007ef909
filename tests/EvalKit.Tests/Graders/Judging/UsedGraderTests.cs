using EvalKit.Tests.Suites;

namespace EvalKit.Tests.Graders.Judging;

/// <summary>Graders in files of their own: use: FILE.</summary>
public sealed class UsedGraderTests : IDisposable
{
    private const string Tone = """
        models:
          judge: { provider: openai, model: gpt-5-mini, api_key_env: KEY }
        graders:
          tone:
            type: judge_pass_fail
            model: judge
            criteria: It is friendly.
            question: "{{ item.question }}"
        """;

    private readonly SuiteFolder _folder = new() { Environment = new Variables(("KEY", "secret")) };

    public UsedGraderTests() => _folder.Write("graders/tone.yaml", Tone);

    [Fact]
    public void Use_GraderWithItsModel_IsTheSuites()
    {
        _folder["graders"] = "graders: { mood: { use: graders/tone.yaml, question: '{{ item.label }}', pass_threshold: 0.5 } }";

        var suite = _folder.Suite();

        var grader = Assert.Single(suite.Graders);
        Assert.Equal(("mood", "judge_pass_fail", 0.5), (grader.Definition.Name, grader.Definition.Type, EvalKit.Shapes.YamlReading.OptionalNumber(grader.Parameters, "pass_threshold")));
        Assert.Equal(["m", "judge"], suite.Models.Select(m => m.Name));
        Assert.Equal("{{ item.label }}", grader.Parameters["question"]!.Text);
    }

    [Fact]
    public void Use_ModelThatTheSuiteDeclares_GoesBeforeTheFiles()
    {
        _folder["models"] = "models: { m: { provider: recorded, output: '{{ item.answer }}' }, judge: { provider: openai, model: gpt-5, api_key_env: KEY } }";
        _folder["graders"] = "graders: { tone: { use: graders/tone.yaml, question: '{{ item.label }}' } }";

        Assert.Equal("gpt-5", _folder.Suite().Models.Single(m => m.Name == "judge").Model);
    }

    [Fact]
    public void Use_FileThatChanges_ChangesTheSuitesHash()
    {
        _folder["graders"] = "graders: { tone: { use: graders/tone.yaml, question: '{{ item.label }}' } }";
        var before = _folder.Suite().Hash;
        _folder.Write("graders/tone.yaml", Tone.Replace("friendly", "polite", StringComparison.Ordinal));

        Assert.NotEqual(before, _folder.Suite().Hash);
    }

    [Fact]
    public void Use_PathsInTheFile_StartFromItsFolder()
    {
        _folder.Write("graders/words.txt", "word\n");
        _folder.Write("graders/spelling.yaml", "spelled: { type: spelling, words: words.txt }");
        _folder["graders"] = "graders: { spelled: { use: graders/spelling.yaml } }";

        Assert.Single(_folder.Suite().Graders);
    }

    [Theory]
    [InlineData("{ use: graders/none.yaml }", "grader file 'graders/none.yaml' not found")]
    [InlineData("{ use: graders/tone.yaml, grader: tune }", "'graders/tone.yaml' holds no grader 'tune'; did you mean 'tone'?; name one with 'grader'")]
    [InlineData("{ use: graders/tone.yaml, criteria: other }", "unknown key 'criteria' in grader (use); valid are")]
    [InlineData("{ use: graders/tone.yaml, model: gudge }", "there is no model 'gudge'; did you mean 'judge'?")]
    [InlineData("{ use: [a] }", "use has to be text, not a list")]
    [InlineData("{ use: graders/broken.yaml }", "unknown key 'criterias' in graders.g (judge_pass_fail); did you mean 'criteria'?")]
    [InlineData("{ use: graders/command.yaml }", "model 'judge' names files or programs, whose paths would depend on the suite: declare it under 'models' of the suite")]
    public void Use_ThatCannotBe_IsAProblem(string entry, string problem)
    {
        _folder.Write("graders/broken.yaml", "g: { type: judge_pass_fail, model: m, criterias: c }");
        _folder.Write("graders/command.yaml", "models: { judge: { provider: command, command: ./judge } }\ngraders: { tone: { type: judge_pass_fail, model: judge, criteria: c } }");
        _folder["graders"] = $"graders: {{ tone: {entry} }}";

        Assert.Contains(_folder.Messages(), m => m.StartsWith(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void Use_TwoFilesThatDeclareOneModelOtherwise_IsAProblemInTheSecond()
    {
        _folder.Write("graders/other.yaml", Tone.Replace("gpt-5-mini", "gpt-5", StringComparison.Ordinal));
        _folder["graders"] = "graders: { a: { use: graders/tone.yaml, grader: tone }, b: { use: graders/other.yaml, grader: tone } }";

        var problem = _folder.Problems().First(p => p.Message.StartsWith("model 'judge' is declared otherwise", StringComparison.Ordinal));
        Assert.Equal(("graders/other.yaml", 2), (problem.File, problem.Line));
    }

    public void Dispose() => _folder.Dispose();
}
