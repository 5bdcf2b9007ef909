using EvalKit.Graders;
using EvalKit.Results;

namespace EvalKit.Tests.Graders;

/// <summary>A model may answer with anything: a grader gives a score or says why there is none, and does not throw.</summary>
public sealed class HostileOutputTests
{
    public static TheoryData<string> Types => [.. GraderCatalog.Types.Keys.Where(t => t is not ("embedding_similarity" or "bert_score" or "moderation" or "sql" or "command"))];

    [Theory]
    [MemberData(nameof(Types))]
    public void Grade_HostileOutput_NeverThrows(string type)
    {
        var grader = GraderUnderTest.Of(SignatureTests.Minimal(type));
        object item = type == "ranking" ? new { gold = new[] { "1" } } : new { gold = type == "json_match" ? "{\"a\":[1]}" : "1" };
        foreach (var output in Outputs())
        {
            var score = grader.Grade(output, item, 1, 1);

            Assert.Equal(score.Outcome == Outcome.Scored ? grader.Definition.Columns.Count : 0, score.Columns.Count);
            Assert.All(score.Columns, c => Assert.False(double.IsInfinity(c)));
        }
    }

    [Theory]
    [InlineData("exact_match")]
    [InlineData("contains")]
    [InlineData("regex")]
    [InlineData("numeric")]
    [InlineData("string_similarity")]
    [InlineData("token_f1")]
    [InlineData("bleu")]
    [InlineData("json_valid")]
    [InlineData("classification")]
    [InlineData("length")]
    public void Grade_TenMegabytes_IsGraded(string type)
    {
        var score = GraderUnderTest.Of(SignatureTests.Minimal(type)).Grade(new string('x', 10_000_000), new { gold = "1" });

        Assert.True(score.Outcome is Outcome.Scored or Outcome.Unparseable or Outcome.Errored);
    }

    private static IEnumerable<string> Outputs() =>
    [
        "\ud800", "a\udc00b", "\"\\ud800\"", "{\"\\ud800\":1}", "[\"\\udfff\"]", "{\"a\":\"\\ud800\"}", "{\"id\":\"\\ud800\"}", "[{\"id\":\"\\ud800\"}]",
        new string('[', 100_000), new string('[', 60) + new string(']', 60), string.Concat(Enumerable.Repeat("{\"a\":", 10_000)),
        "\0\u0001\u001b[31m", "\uFEFF", "\u202e1", new string('9', 5_000), "1e999999999", "-", ".", "$", "%", "[1e999]", "[1,1]", "[null]", "{}", "null", "```json", "```\n```",
        string.Concat(Enumerable.Repeat("\ud83d\ude00", 500)), new string('\n', 10_000),
    ];
}
