using System.Text.Json;
using EvalKit.Graders.Judging;
using EvalKit.Results;

namespace EvalKit.Tests.Graders.Judging;

public sealed class PairTests
{
    private const string Pair = "type: judge_pairwise\nmodel: judge\nquestion: q\nagainst: '{{ item.other }}'";

    private const string Rank = "type: judge_ranking\nmodel: judge\nquestion: q\nothers: '{{ item.others }}'";

    [Theory]
    [InlineData("long answer", "short", 1, 0, 0)]
    [InlineData("short", "long answer", 0, 0, 0)]
    public void Pairwise_StablePreference_IsAWinOrALoss(string own, string other, double score, double flip, double bias) =>
        Check(new ScriptedJudge(call => Winner(First(call).Length > Second(call).Length ? "first" : "second")), own, other, score, flip, bias);

    [Theory]
    [InlineData("first", 1)]
    [InlineData("second", -1)]
    public void Pairwise_JudgeThatAlwaysTakesOnePlace_MakesTiesAndABias(string place, double bias) =>
        Check(ScriptedJudge.Saying(Winner(place)), "a", "b", 0.5, 1, bias);

    /// <summary>A win in one order and a tie in the other is no win: half of the bias of a judge that always takes the place.</summary>
    [Fact]
    public void Pairwise_WinThatDoesNotSurviveTheSwap_IsATie() =>
        Check(new ScriptedJudge(call => Winner(First(call) == "a" ? "first" : "tie")), "a", "b", 0.5, 1, 0.5);

    [Fact]
    public void Pairwise_TieInBothOrders_IsATieWithoutAFlip() => Check(ScriptedJudge.Saying(Winner("tie")), "a", "b", 0.5, 0, 0);

    [Fact]
    public void Pairwise_ShowsBothOrders_AndNothingElseDiffers()
    {
        var judge = ScriptedJudge.Saying(Winner("tie"));
        GraderUnderTest.Judged(Pair, judge).Grade("mine", new { other = "theirs" });

        Assert.Equal([("mine", "theirs"), ("theirs", "mine")], judge.Calls.Select(c => (First(c), Second(c))));
        Assert.Equal(judge.Calls[0].Messages[0].Text, judge.Calls[1].Messages[0].Text);
    }

    [Fact]
    public void Pairwise_EqualTexts_AreATieWithoutACall()
    {
        var judge = ScriptedJudge.Saying(Winner("first"));
        var grader = GraderUnderTest.Judged(Pair, judge);
        var score = grader.Grade("same", new { other = "same" });

        Assert.Equal((0.5, 0), (score.Value, judge.Calls.Count));
        Assert.True(double.IsNaN(grader.Column(score, "flip")));
    }

    [Fact]
    public void Pairwise_OneOrderWithoutAVerdict_IsJudgeFailed() =>
        Assert.Equal(Outcome.JudgeFailed, GraderUnderTest.Judged(Pair, new ScriptedJudge(call => First(call) == "a" ? Winner("first") : "hm")).Grade("a", new { other = "b" }).Outcome);

    [Theory]
    [InlineData(0, 1.0)]
    [InlineData(1, 2.0 / 3)]
    [InlineData(2, 1.0 / 3)]
    [InlineData(3, 0.0)]
    public void Ranking_Place_IsTheScore(int better, double expected)
    {
        // The judge ranks by the digit in the text; so many of the others have a higher one.
        var others = new[] { "7", "8", "9" }.Select((d, i) => 3 - i <= better ? d : (int.Parse(d, System.Globalization.CultureInfo.InvariantCulture) - 6).ToString(System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        var grader = GraderUnderTest.Judged(Rank, new ScriptedJudge(ByDigit));

        var score = grader.Grade("6", new { others });

        Assert.Equal(expected, score.Value!.Value, 12);
        Assert.Equal(1 + better, score.Raw);
        Assert.Equal((better == 0 ? 1 : 0, 0.25), (grader.Column(score, "first"), grader.Column(score, "chance")));
    }

    [Theory]
    [InlineData("[\"A\", \"B\"]", "has 2 entries where 3 belong")]
    [InlineData("[\"A\", \"B\", \"D\"]", "which is none of A, B, C")]
    [InlineData("[\"A\", \"B\", \"B\"]", "names an answer twice: A, B, B")]
    public void Ranking_ThatIsNoPermutation_IsJudgeFailed(string ranking, string reason)
    {
        var score = GraderUnderTest.Judged(Rank, ScriptedJudge.Saying($"{{\"ranking\": {ranking}}}")).Grade("x", new { others = new[] { "y", "z" } });

        Assert.Equal(Outcome.JudgeFailed, score.Outcome);
        Assert.Contains(reason, score.Reason, StringComparison.Ordinal);
    }

    /// <summary>A judge that always says A is right as often as chance: the shuffle is fair over items and the same for one item.</summary>
    [Fact]
    public void Ranking_Discriminate_ABlindJudgeIsRightByChance()
    {
        var grader = GraderUnderTest.Judged(Rank + "\ndiscriminate: true", ScriptedJudge.Saying("{\"choice\": \"A\"}"));
        var scores = Enumerable.Range(0, 2000).Select(i => grader.Grade("own " + i, new { others = new[] { "x" + i, "y" + i, "z" + i } }).Value!.Value).ToList();

        // 2,000 draws of 1/4 lie within 4 standard errors: 0.25 +- 0.039.
        Assert.InRange(scores.Average(), 0.211, 0.289);
        Assert.Equal(scores[7], grader.Grade("own 7", new { others = new[] { "x7", "y7", "z7" } }).Value);
    }

    [Fact]
    public void Ranking_WithoutOthers_IsErrored() => Assert.Equal(Outcome.Errored, GraderUnderTest.Judged(Rank, ScriptedJudge.Saying("")).Grade("x", new { others = Array.Empty<string>() }).Outcome);

    [Fact]
    public void Choice_IsTheOptionWhateverItsPlace()
    {
        var options = new[] { "red", "green", "blue", "white" };
        var judge = new ScriptedJudge(call => $"{{\"choice\": \"{Letters.First(l => Option(call, l) == ScriptedJudge.Piece(call, "answer").Split(' ')[^1]).ToUpperInvariant()}\"}}");
        var grader = GraderUnderTest.Judged("type: judge_multiple_choice\nmodel: judge\nquestion: q\noptions: '{{ item.options }}'\nreference: blue", judge);

        var right = grader.Grade("It is blue", new { options });
        var wrong = grader.Grade("It is red", new { options });

        Assert.Equal((1.0, "option 3", 0.0, "option 1"), (right.Value, right.Predicted, wrong.Value, wrong.Predicted));
        Assert.Equal(0.25, grader.Column(right, "chance"));
        // The reference is not shown as such, and the order is that of the item.
        Assert.DoesNotContain("<reference-", judge.Shown, StringComparison.Ordinal);
        Assert.Equal(Letters.Select(l => Option(judge.Calls[0], l)), Letters.Select(l => Option(judge.Calls[1], l)));
    }

    [Fact]
    public void Choice_OrdersDifferOverItemsAndSeeds()
    {
        var judge = ScriptedJudge.Saying("none");
        string Order(string seed, params string[] options)
        {
            GraderUnderTest.Judged($"type: judge_multiple_choice\nmodel: judge\noptions: '{{{{ item.options }}}}'\nreference: '{options[0]}'\nseed: {seed}", judge).Grade("x", new { options });
            return string.Concat(Letters.Select(l => Array.IndexOf(options, Option(judge.Calls[^1], l))));
        }

        Assert.Equal(24, Enumerable.Range(0, 400).Select(i => Order("1", "a" + i, "b", "c", "d")).Distinct(StringComparer.Ordinal).Count());
        Assert.NotEqual(Enumerable.Range(0, 20).Select(i => Order("1", "a" + i, "b", "c", "d")), Enumerable.Range(0, 20).Select(i => Order("2", "a" + i, "b", "c", "d")));
    }

    [Theory]
    [InlineData("none", Outcome.Scored)]
    [InlineData("{\"choice\": \"E\"}", Outcome.JudgeFailed)]
    [InlineData("{\"choice\": \"a\"}", Outcome.JudgeFailed)]
    public void Choice_OfNothing_ScoresZero_AndOfAnotherLetterIsNoVerdict(string verdict, Outcome outcome)
    {
        var score = GraderUnderTest.Judged("type: judge_multiple_choice\nmodel: judge\noptions: [x, y, z, w]\nreference: y", ScriptedJudge.Saying(verdict)).Grade("x");

        Assert.Equal(outcome, score.Outcome);
        Assert.Equal(outcome == Outcome.Scored ? 0.0 : null, score.Value);
    }

    [Theory]
    [InlineData("options: [x, y]\nreference: z", "the reference is none of the options")]
    [InlineData("options: [x, x]\nreference: x", "the item has to have 2 to 25 options that differ")]
    [InlineData("options: x\nreference: x", "the item has to have 2 to 25 options that differ")]
    public void Choice_OfOptionsThatDoNotFit_IsErrored(string keys, string reason) =>
        Assert.Equal((Outcome.Errored, reason), GraderUnderTest.Judged("type: judge_multiple_choice\nmodel: judge\n" + keys, ScriptedJudge.Saying("none")).Grade("x") is var s ? (s.Outcome, s.Reason) : default);

    private static readonly string[] Letters = ["a", "b", "c", "d"];

    private static void Check(ScriptedJudge judge, string own, string other, double score, double flip, double bias)
    {
        var grader = GraderUnderTest.Judged(Pair, judge);
        var graded = grader.Grade(own, new { other });

        Assert.Equal((score, flip, bias), (graded.Value, grader.Column(graded, "flip"), grader.Column(graded, "first")));
        Assert.Equal((score == 1 ? 1 : 0, score == 0.5 ? 1 : 0, score == 0 ? 1 : 0), (grader.Column(graded, "win"), grader.Column(graded, "tie"), grader.Column(graded, "loss")));
    }

    private static string Option(JudgeCall call, string letter) => ScriptedJudge.Piece(call, "option_" + letter);

    private static string First(JudgeCall call) => ScriptedJudge.Piece(call, "first_answer");

    private static string Second(JudgeCall call) => ScriptedJudge.Piece(call, "second_answer");

    private static string Winner(string place) => $"{{\"reasoning\": \"r\", \"winner\": \"{place}\"}}";

    private static string ByDigit(JudgeCall call) =>
        JsonSerializer.Serialize(new { reasoning = "", ranking = Letters.OrderByDescending(l => ScriptedJudge.Piece(call, "answer_" + l), StringComparer.Ordinal).Select(l => l.ToUpperInvariant()) });
}
