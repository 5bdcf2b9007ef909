using EvalKit.Results;
using EvalKit.Suites;
using EvalKit.Tests.Suites;

namespace EvalKit.Tests.Graders.Judging;

/// <summary>The definition of a judge is the same where its verdicts cannot differ, and another one where they can.</summary>
public sealed class FingerprintTests
{
    private const string Judge = "type: judge_pass_fail, model: judge, criteria: It is right., question: '{{ item.label }}'";

    private const string Model = "provider: openai, model: gpt-5-mini, api_key_env: KEY, parameters: { temperature: 0 }";

    [Theory]
    [InlineData(Judge + ", pass_threshold: 1", Model)]
    [InlineData("criteria: It is right., type: judge_pass_fail, question: '{{item.kind}}', model: [judge]", Model)]
    [InlineData("type: judge_pass_fail, model: 'judge', criteria: 'It is right.', question: '{{ item.label }}'", Model)]
    [InlineData(Judge + ", parameters: { temperature: 0 }", "provider: openai, model: gpt-5-mini, api_key_env: KEY")]
    [InlineData(Judge, Model + ", base_url: 'http://127.0.0.1:9/v1', timeout: 5s, max_attempts: 7, price: { input: 1, output: 2 }")]
    public void Definition_WhatChangesNoVerdict_IsTheSame(string judge, string model) => Assert.Equal(Definition(Judge, Model), Definition(judge, model));

    [Theory]
    [InlineData("type: judge_pass_fail, model: judge, criteria: 'It is right!', question: '{{ item.label }}'", Model)]
    [InlineData("type: judge_pass_fail, model: judge, criteria: It is right., question: 'Asked: {{ item.label }}'", Model)]
    [InlineData("type: judge_pass_fail, model: judge, criteria: It is right.", Model)]
    [InlineData(Judge + ", reference: '{{ item.label }}'", Model)]
    [InlineData(Judge + ", show: { policy: '{{ item.label }}' }", Model)]
    [InlineData(Judge + ", samples: 3", Model)]
    [InlineData(Judge + ", solve_first: true", Model)]
    [InlineData(Judge + ", structured_output: false", Model)]
    [InlineData(Judge + ", parameters: { temperature: 1 }", Model)]
    [InlineData(Judge + ", parameters: { seed: 1 }", Model)]
    [InlineData(Judge, "provider: openai, model: gpt-5, api_key_env: KEY, parameters: { temperature: 0 }")]
    [InlineData(Judge, "provider: openai, model: gpt-5-mini, api_key_env: KEY")]
    [InlineData("type: judge_score, model: judge, criteria: It is right., question: '{{ item.label }}'", Model)]
    public void Definition_WhatMayChangeAVerdict_IsAnother(string judge, string model) => Assert.NotEqual(Definition(Judge, Model), Definition(judge, model));

    /// <summary>A changed definition makes every calibration on record expire: this is the one place where that is decided.</summary>
    [Fact]
    public void Definition_OfAKnownJudge_IsWhatItWas() =>
        Assert.StartsWith("ffd03d030e54cfa777f22018daf93c95017ae2ce3", Definition(Judge, Model), StringComparison.Ordinal);

    [Fact]
    public void Fingerprint_IsOfTheDefinitionAndTheServedModels()
    {
        var definition = new string('a', 64);

        // printf '%s\ngpt-5-mini-2025-08-07' aaaa...(64) | sha256sum
        Assert.Equal("25c6a12b8017b44c7e931035a3cc6baa61bfe937ac3608ef5806068dc8572ed0", new JudgeIdentity(definition, ["gpt-5-mini-2025-08-07"]).Fingerprint);
        Assert.NotEqual(new JudgeIdentity(definition, ["a", "b"]).Fingerprint, new JudgeIdentity(definition, ["a"]).Fingerprint);
        Assert.NotEqual(new JudgeIdentity(definition, ["a"]).Fingerprint, new JudgeIdentity(new string('b', 64), ["a"]).Fingerprint);
    }

    [Fact]
    public void Signature_NamesTheJudgeAndItsDefinition()
    {
        var grader = Grader(Judge, Model).Definition;

        Assert.Equal($"judge_pass_fail|judge:judge|{grader.Judge![..16]}|v1", grader.Signature);
        Assert.Equal(64, grader.Judge.Length);
    }

    private static string Definition(string judge, string model) => Grader(judge, model).Definition.Judge!;

    private static GraderConfiguration Grader(string judge, string model)
    {
        using var folder = new SuiteFolder { Environment = new Variables(("KEY", "secret")) };
        folder["models"] = $"models:\n  m: {{ provider: recorded, output: '{{{{ item.answer }}}}' }}\n  judge: {{ {model} }}";
        folder["graders"] = $"graders:\n  g: {{ {judge} }}";
        return Assert.Single(folder.Suite().Graders);
    }
}
