using EvalKit.Results;

namespace EvalKit.Tests.Graders;

public sealed class PassThresholdTests
{
    [Theory]
    [InlineData("a b c d", true)]
    [InlineData("a b", false)]
    public void Grade_Threshold_IsInclusiveAndFillsTheColumn(string output, bool passes)
    {
        // SQuAD drops the article "a" on both sides: "b" against "b c d" has F1 1/2, "b c d" has 1.
        var grader = GraderUnderTest.Of("type: token_f1\nreference: a b c d\npass_threshold: 1\nversion: v1");

        var score = grader.Grade(output);

        Assert.Equal(passes, score.Passed);
        Assert.Equal(passes ? 1 : 0, grader.Column(score, "pass@1"));
    }

    [Fact]
    public void Grade_UndefinedScore_NeitherPassesNorFails()
    {
        var grader = GraderUnderTest.Of("type: ranking\nretrieved: '{{ sample.output_json }}'\nrelevant: '{{ item.gold }}'\npass_threshold: 0.5");

        var score = grader.Grade("""["a"]""", new { gold = Array.Empty<string>() });

        Assert.Equal(Outcome.Scored, score.Outcome);
        Assert.Null(score.Value);
        Assert.Null(score.Passed);
        Assert.Equal(grader.Definition.Columns.Count, score.Columns.Count);
        Assert.True(double.IsNaN(grader.Column(score, "pass@0.5")));
    }

    [Fact]
    public void Grade_MissingScore_HasNoPassColumn()
    {
        var score = GraderUnderTest.Of("type: numeric\nreference: 3\npass_threshold: 0.5").Grade("none");

        Assert.Equal(Outcome.Unparseable, score.Outcome);
        Assert.Empty(score.Columns);
        Assert.Null(score.Passed);
    }

    [Fact]
    public void Grade_EveryType_GivesOneValueAColumn()
    {
        foreach (var type in EvalKit.Graders.GraderCatalog.Types.Keys.Where(t => t is not ("embedding_similarity" or "bert_score" or "nearest_label" or "moderation" or "code" or "sql" or "command" or "human") && EvalKit.Graders.GraderCatalog.Types[t] is not EvalKit.Graders.Judging.JudgeType))
        {
            var grader = GraderUnderTest.Of(SignatureTests.Minimal(type) + "\npass_threshold: 0.5");
            var (output, gold) = type switch
            {
                "ranking" or "context_precision" or "context_recall" => ("[1]", (object)new[] { "1" }),
                "key_value_f1" or "passage_f1" or "span_f1" or "object_list" or "function_call" => ("[]", "[]"),
                _ => ("1", "1"),
            };

            var score = grader.Grade(output, new { gold }, latencyMs: 5, costUsd: 0.1);

            Assert.True(score.Outcome == Outcome.Scored, $"{type}: {score.Reason}");
            Assert.Equal(grader.Definition.Columns.Count, score.Columns.Count);
        }
    }
}
