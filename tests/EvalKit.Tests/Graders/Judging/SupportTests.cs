using System.Text.Json;
using EvalKit.Graders.Judging;
using EvalKit.Results;

namespace EvalKit.Tests.Graders.Judging;

/// <summary>Statements, contexts, regenerated questions, refusals.</summary>
public sealed class SupportTests
{
    private const string Faithful = "type: judge_faithfulness\nmodel: judge\nquestion: q\ncontext: '{{ item.passages }}'";

    private const string Precision = "type: judge_context_precision\nmodel: judge\nquestion: q\ncontext: '{{ item.passages }}'\nreference: gold";

    [Theory]
    [InlineData("A. B. C. D.", "A B C D", 1.0)]
    [InlineData("A. B. C. D.", "A C D", 0.75)]
    [InlineData("A. B.", "C", 0.0)]
    public void Faithfulness_IsTheShareOfSupportedStatements(string answer, string supported, double expected)
    {
        var judge = new ScriptedJudge(call => Support(call));
        var grader = GraderUnderTest.Judged(Faithful, judge);

        var score = grader.Grade(answer, new { passages = supported.Split(' ') });

        Assert.Equal(expected, score.Value);
        // The statements are found without sight of the context, and held against it without the answer.
        Assert.DoesNotContain("<context-", judge.Calls[0].Messages[1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<answer-", judge.Calls[1].Messages[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Faithfulness_OverAllStatements_IsTheCorpus()
    {
        var grader = GraderUnderTest.Judged(Faithful, new ScriptedJudge(Support));
        var scores = new[] { grader.Grade("A. B. C.", new { passages = new[] { "A" } }), grader.Grade("A.", new { passages = new[] { "A" } }), grader.Grade("", new { passages = new[] { "A" } }) };

        // 2 of 4 statements; the mean over answers is (1/3 + 1) / 2.
        Assert.Equal(0.5, grader.SetMetric("corpus", scores), 12);
        Assert.Equal((Outcome.Scored, null), (scores[2].Outcome, scores[2].Value));
        Assert.Equal("not supported: B / C", scores[0].Reason);
    }

    [Theory]
    [InlineData("{\"supported\": [true]}")]
    [InlineData("{\"supported\": [true, false, true]}")]
    [InlineData("{\"supported\": true}")]
    public void Faithfulness_AnotherNumberOfVerdicts_IsJudgeFailed(string verdict) =>
        Assert.Equal(Outcome.JudgeFailed, GraderUnderTest.Judged(Faithful, new ScriptedJudge(call => call.Messages[1].Text.Contains("<text-", StringComparison.Ordinal) ? Support(call) : verdict)).Grade("A. B.", new { passages = new[] { "A" } }).Outcome);

    [Fact]
    public void ContextRecall_HoldsTheReferenceAgainstTheContext()
    {
        var judge = new ScriptedJudge(Support);
        var grader = GraderUnderTest.Judged("type: judge_context_recall\nmodel: judge\ncontext: '{{ item.passages }}'\nreference: 'A. B.'", judge);

        Assert.Equal(0.5, grader.Grade("whatever", new { passages = new[] { new { id = 1, text = "B" } } }).Value);
        Assert.Equal(0.0, grader.Grade("whatever", new { passages = Array.Empty<string>() }).Value);
        Assert.DoesNotContain(judge.Calls, c => c.Messages[1].Text.Contains("whatever", StringComparison.Ordinal));
    }

    /// <summary>METRICS of ragas: sum of P@i v_i over the number of useful ones. Useful at 1 and 3 of 4: (1 + 2/3) / 2 = 0.8333.</summary>
    [Theory]
    [InlineData("yes no yes no", 0.8333333333333333, 0.5)]
    [InlineData("no yes", 0.5, 0.5)]
    [InlineData("yes yes", 1.0, 1.0)]
    [InlineData("no no", 0.0, 0.0)]
    public void ContextPrecision_IsTheAveragePrecisionOfVerdicts(string passages, double expected, double useful)
    {
        var judge = new ScriptedJudge(call => $"{{\"useful\": {(ScriptedJudge.Piece(call, "passage").StartsWith("yes", StringComparison.Ordinal) ? "true" : "false")}}}");
        var grader = GraderUnderTest.Judged(Precision, judge);

        var score = grader.Grade("a", new { passages = passages.Split(' ').Select((p, i) => p + i) });

        Assert.Equal(expected, score.Value!.Value, 12);
        Assert.Equal(useful, grader.Column(score, "useful"), 12);
        Assert.All(judge.Calls, c => Assert.Equal((1, "gold"), (ScriptedJudge.Pieces(c, "passage").Count, ScriptedJudge.Piece(c, "reference"))));
        Assert.All(judge.Calls, c => Assert.Empty(ScriptedJudge.Pieces(c, "answer")));
    }

    [Fact]
    public void ContextPrecision_NothingRetrieved_ScoresZeroWithoutACall()
    {
        var judge = ScriptedJudge.Saying("true");
        Assert.Equal(0, GraderUnderTest.Judged(Precision, judge).Grade("a", new { passages = Array.Empty<string>() }).Value);
        Assert.Empty(judge.Calls);
    }

    [Fact]
    public void ContextPrecision_APassageWithoutAVerdict_FailsByItsRank() =>
        Assert.StartsWith("passage 2: the judge's answer", GraderUnderTest.Judged(Precision, new ScriptedJudge(call => ScriptedJudge.Piece(call, "passage") == "b" ? "?" : "true")).Grade("a", new { passages = new[] { "a", "b" } }).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData(false, 0.8)]
    [InlineData(true, 0.0)]
    public async Task AnswerRelevancy_IsTheMeanCosine_AndZeroWhenNoncommittal(bool noncommittal, double expected)
    {
        var judge = ScriptedJudge.Saying(JsonSerializer.Serialize(new { reasoning = "", questions = new[] { "x", "y" }, noncommittal }));
        // cos = 1 and 0.6: the mean is 0.8.
        var embedder = new TableEmbedder { ["asked"] = [1, 0], ["x"] = [2, 0], ["y"] = [0.6f, 0.8f] };
        var grader = GraderUnderTest.Judged("type: judge_answer_relevancy\nmodel: judge\nembedder: e\nquestion: '{{ item.q }}'\nquestions: 2", embedder, [judge]);

        var score = await grader.GradeAsync("a", new { q = "asked" });

        Assert.Equal(expected, score.Value!.Value, 6);
        Assert.Equal(0.8, score.Raw!.Value, 6);
        Assert.DoesNotContain("asked", judge.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnswerRelevancy_EmbeddingThatFails_IsErrored()
    {
        var grader = GraderUnderTest.Judged("type: judge_answer_relevancy\nmodel: judge\nembedder: e\nquestion: q\nquestions: 1", new TableEmbedder { ["q"] = [1] }, [ScriptedJudge.Saying("{\"questions\": [\"x\"], \"noncommittal\": false}")]);

        Assert.Equal((Outcome.Errored, "no vector for x"), await grader.GradeAsync("a") is var s ? (s.Outcome, s.Reason) : default);
    }

    [Theory]
    [InlineData("answered", "false", 1.0, 0.0, 0.0, double.NaN)]
    [InlineData("refused", "false", 0.0, 1.0, 1.0, double.NaN)]
    [InlineData("refused", "true", 1.0, 1.0, double.NaN, 0.0)]
    [InlineData("answered", "true", 0.0, 0.0, double.NaN, 1.0)]
    [InlineData("partly", "true", 0.5, 0.0, double.NaN, 0.0)]
    [InlineData("partly", "false", 0.5, 0.0, 0.0, double.NaN)]
    public void Refusal_IsHeldAgainstWhatWasExpected(string verdict, string refuse, double expected, double refused, double wrong, double missed)
    {
        var grader = GraderUnderTest.Judged("type: judge_refusal\nmodel: judge\nquestion: q\nrefuse: '{{ item.bad }}'", ScriptedJudge.Saying(verdict));
        var score = grader.Grade("x", new { bad = refuse == "true" });

        Assert.Equal((expected, verdict), (score.Value, score.Predicted));
        Assert.Equal([refused, wrong, missed], ((string[])["refused", "wrong_refusal", "missed_refusal"]).Select(c => grader.Column(score, c)));
    }

    [Fact]
    public void Refusal_ExpectationThatIsNeither_IsErrored() =>
        Assert.Equal("'refuse' is 'perhaps', not true or false", GraderUnderTest.Judged("type: judge_refusal\nmodel: judge\nrefuse: perhaps", ScriptedJudge.Saying("refused")).Grade("x").Reason);

    /// <summary>Breaks a text at its full stops, and supports what a context holds word for word.</summary>
    private static string Support(JudgeCall call)
    {
        if (ScriptedJudge.Pieces(call, "text") is [var text])
            return JsonSerializer.Serialize(new { reasoning = "", statements = text.Split('.', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) });
        var context = ScriptedJudge.Pieces(call, "context");
        return JsonSerializer.Serialize(new { reasoning = "", supported = ScriptedJudge.Pieces(call, "statement").Select(s => context.Contains(s, StringComparer.Ordinal)) });
    }
}
