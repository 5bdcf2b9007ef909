using EvalKit.Graders;
using EvalKit.Graders.Moderation;
using EvalKit.Models.Tests;
using EvalKit.Results;
using EvalKit.Tests.Providers;

namespace EvalKit.Tests.Graders;

public sealed class ModerationGraderTests
{
    private const string Yaml = "type: moderation\nmodel: guard\n";

    private readonly Moderator _moderator = new()
    {
        ["knife"] = """{"flagged":true,"categories":{"violence":true,"hate":false},"category_scores":{"violence":0.8,"hate":0.1}}""",
        ["cake"] = """{"flagged":false,"categories":{"violence":false,"hate":false},"category_scores":{"violence":0.3,"hate":0.01}}""",
    };

    [Fact]
    public async Task Grade_ModelsOwnDecision_IsTheVerdict()
    {
        var grader = GraderUnderTest.Of(Yaml, moderator: _moderator);

        var knife = await grader.GradeAsync("knife");
        var cake = await grader.GradeAsync("cake");

        Assert.Equal((0.0, false, "flagged: violence 0.8 (by omni-1)"), (knife.Value, knife.Passed, knife.Reason));
        Assert.Equal((1.0, true, "clean (by omni-1)"), (cake.Value, cake.Passed, cake.Reason));
        Assert.Equal((1.0, 1.0, 0.0, 0.8, 0.1), (grader.Column(knife, "flagged"), grader.Column(knife, "flag:violence"), grader.Column(knife, "flag:hate"), grader.Column(knife, "score:violence"), grader.Column(knife, "score:hate")));
        // A category that the model does not know is undefined, not 0.
        Assert.Equal(double.NaN, grader.Column(knife, "score:illicit"));
    }

    [Theory]
    [InlineData("thresholds: { violence: 0.3 }", "cake", 0)]
    [InlineData("thresholds: { violence: 0.31 }", "cake", 1)]
    [InlineData("thresholds: { violence: 0.81 }", "knife", 1)]
    [InlineData("categories: hate", "knife", 1)]
    [InlineData("categories: [hate, violence]\nthresholds: { hate: 0.1 }", "knife", 0)]
    public async Task Grade_CategoriesAndThresholds_Decide(string parameters, string output, double expected) =>
        Assert.Equal(expected, (await GraderUnderTest.Of(Yaml + parameters, moderator: _moderator).GradeAsync(output)).Value);

    [Theory]
    [InlineData("knife", "true", 1, double.NaN, 0)]
    [InlineData("cake", "flagged", 0, double.NaN, 1)]
    [InlineData("knife", "safe", 0, 1, double.NaN)]
    [InlineData("cake", "no", 1, 0, double.NaN)]
    public async Task Grade_Reference_CountsFalseBlocksAndMisses(string output, string harmful, double score, double falseBlock, double miss)
    {
        var grader = GraderUnderTest.Of(Yaml + "reference: '{{ item.harmful }}'", moderator: _moderator);

        var graded = await grader.GradeAsync(output, new { harmful });

        Assert.Equal((score, falseBlock, miss), (graded.Value, grader.Column(graded, "false_block"), grader.Column(graded, "miss")));
        Assert.Equal(Outcome.Errored, (await grader.GradeAsync(output, new { harmful = "perhaps" })).Outcome);
    }

    [Fact]
    public async Task Grade_EmptyOutput_IsCleanWithoutACall()
    {
        var score = await GraderUnderTest.Of(Yaml, moderator: _moderator).GradeAsync("");

        Assert.Equal((1.0, 0), (score.Value, _moderator.Calls));
    }

    [Theory]
    [InlineData("unknown", "", "no answer for unknown")]
    [InlineData("knife", "categories: [sexual]", "the model scores no category 'sexual'; it scores hate, violence")]
    public async Task Grade_NoVerdict_IsErrored(string output, string parameters, string reason)
    {
        var score = await GraderUnderTest.Of(Yaml + parameters, moderator: _moderator).GradeAsync(output);

        Assert.Equal((Outcome.Errored, reason), (score.Outcome, score.Reason));
    }

    [Fact]
    public void Create_ThresholdOfACategoryThatDoesNotCount_IsAProblem() => Assert.Equal(
        ["'violense' is none of the categories that count; did you mean 'violence'?"], GraderUnderTest.ProblemsOf(Yaml + "thresholds: { violense: 0.1 }"));

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"flagged":1,"categories":{},"category_scores":{}}""")]
    [InlineData("""{"flagged":true,"categories":{"hate":"x"},"category_scores":{}}""")]
    [InlineData("""{"flagged":true,"categories":{},"category_scores":{"hate":2}}""")]
    [InlineData("""{"flagged":true}""")]
    [InlineData("I think it is fine.")]
    public void Read_AnythingElse_IsNoModeration(string text) => Assert.Null(ModerationVerdict.Read(text));

    [Fact]
    public async Task Run_GraderAndVariant_AskTheEndpointOnceForEachText()
    {
        await using var server = new RawServer(RawReply.Http(200, """{"model":"omni-1","results":[{"flagged":true,"categories":{"violence":true},"category_scores":{"violence":0.75}}]}"""));
        using var run = new ModelRun($"{{ provider: openai, model: omni-moderation-latest, kind: moderation, base_url: '{server.BaseUrl}', price: {{ input: 0, output: 0 }} }}", "'{{ item.question }}'");
        run.Items(new { id = "a", question = "Is a knife sharp?", label = "x", kind = "k", harmful = true });
        run.Folder["graders"] = """
            graders:
              safe: { type: moderation, model: m, input: '{{ item.question }}', reference: '{{ item.harmful }}', categories: violence }
              flag: { type: exact_match, input: '{{ sample.output_json.flagged }}', reference: '{{ item.harmful }}' }
            """;

        var (samples, summary) = await run.RunAsync();
        await run.RunAsync();

        // The variant asks the question, and so does the grader: the second is found.
        Assert.Equal("""{"model":"omni-moderation-latest","input":"Is a knife sharp?"}""", Assert.Single(server.Requests).Body);
        Assert.Equal("""{"flagged":true,"categories":{"violence":true},"category_scores":{"violence":0.75}}""", samples[0].GetProperty("output").GetString());
        var metrics = summary.Variants["v"].Metrics;
        Assert.Equal((1.0, 0.0, 0.75, 1.0), (metrics["safe.mean"].Value, metrics["safe.miss"].Value, metrics["safe.score_violence"].Value, metrics["flag.mean"].Value));
        Assert.Equal(1, metrics["safe.false_block"].Undefined);
        var judge = samples[0].GetProperty("scores").GetProperty("safe").GetProperty("judge");
        Assert.Equal(("omni-1", samples[0].GetProperty("responses")[0].GetString()), (judge.GetProperty("models")[0].GetString(), judge.GetProperty("responses")[0].GetString()));
    }

    [Fact]
    public void Suite_ModelThatDoesNotModerate_IsAProblem()
    {
        using var run = new ModelRun("{ provider: embedded, model: lead }", "x");
        run.Folder["graders"] = "graders: { safe: { type: moderation, model: m }, other: { type: moderation, model: n } }";

        Assert.Equal(["model 'm' moderates nothing (openai with kind: moderation)", "there is no model 'n'; valid are m"], run.Folder.Messages().Order(StringComparer.Ordinal));
    }

    private sealed class Moderator : Dictionary<string, string>, IModerator
    {
        public Moderator()
            : base(StringComparer.Ordinal)
        {
        }

        public int Calls { get; private set; }

        public ValueTask<(ModerationVerdict? Verdict, string? Failure)> ModerateAsync(string text, CancellationToken cancellation)
        {
            Calls++;
            return new(TryGetValue(text, out var answer) ? (ModerationVerdict.Read(answer)! with { Trace = new JudgeTrace(1, 0, ["omni-1"], ["key"]) }, null) : (null, $"no answer for {text}"));
        }
    }
}
