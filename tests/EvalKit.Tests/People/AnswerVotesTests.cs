using EvalKit.People;

namespace EvalKit.Tests.People;

public sealed class AnswerVotesTests
{
    // Votes of several people are a majority; what is said equally often is no consensus, whoever said it first (REQUIREMENTS E4).
    [Theory]
    [InlineData(new[] { 1.0, 1, 0 }, 1.0, 1 / 3.0)]
    [InlineData(new[] { 1.0, 0 }, null, 0.0)]
    [InlineData(new[] { 0.0, 1, 1, 0 }, null, 1 / 3.0)]
    [InlineData(new[] { 0.0 }, 0.0, null)]
    [InlineData(new[] { 0.0, 0, 0 }, 0.0, 1.0)]
    public void Consensus_PassOrFail_IsTheMajority(double[] votes, double? consensus, double? agreement)
    {
        var answer = Votes(LabelTask.PassFail, votes);

        Assert.Equal(consensus, answer.Consensus);
        Assert.Equal(agreement ?? -1, answer.Agreement ?? -1, 12);
    }

    [Fact]
    public void Consensus_Scale_IsTheMean() => Assert.Equal(11 / 3.0, Votes(LabelTask.Scale, 5, 2, 4).Consensus!.Value, 12);

    [Fact]
    public void Of_SeveralRounds_CountsTheLastOfEachAnswer()
    {
        var votes = AnswerVotes.Of([Grade("ana", 1, 1), Grade("ben", 1, 1), Grade("ana", 2, 0)]);

        var answer = Assert.Single(votes.Values);
        Assert.Equal((2, 1, 0.0), (answer.Round, answer.Raters, answer.Consensus));
        Assert.Equal(1.0, Assert.Single(AnswerVotes.Of([Grade("ana", 1, 1), Grade("ana", 2, 0)], round: 1).Values).Consensus);
    }

    // Ranks 1, 2, 2 of three: the first beats both others, the tied ones beat half of one of two.
    [Fact]
    public void Of_Ranking_IsTheShareOfOthersThatAreBeaten()
    {
        var votes = AnswerVotes.Of([Ranking(("a", 1), ("b", 2), ("c", 2))]);

        Assert.Equal([1, 0.25, 0.25], votes.Values.Select(v => v.Consensus!.Value));
    }

    [Fact]
    public void Of_Pairwise_BothAnswersHaveTheirSideOfIt()
    {
        var votes = AnswerVotes.Of([Ranking(("a", 2), ("b", 1))]);

        Assert.Equal([0, 1], votes.Values.Select(v => v.Consensus!.Value));
    }

    [Fact]
    public void Of_EqualTexts_Tie()
    {
        var equal = new HumanGrade { Item = "t", Task = LabelTask.Pairwise, Rater = HumanGrade.EqualTexts, Answers = [new GradedAnswer("a", "same", 1), new GradedAnswer("b", "same", 1)] };

        var answer = Assert.Single(AnswerVotes.Of([equal]).Values);
        Assert.Equal((0.5, true), (answer.Consensus, answer.IsOfEqualTexts));
    }

    private static AnswerVotes Votes(LabelTask task, params double[] values) => new("t", "x", task, 1, [.. values.Select((v, i) => new AnswerVote($"r{i}", v, ""))]);

    private static HumanGrade Grade(string rater, int round, double grade) =>
        new() { Item = "t", Task = LabelTask.PassFail, Rater = rater, Round = round, Answers = [new GradedAnswer("v", "x", grade)] };

    private static HumanGrade Ranking(params (string Variant, double Rank)[] ranks) =>
        new() { Item = "t", Task = ranks.Length == 2 ? LabelTask.Pairwise : LabelTask.Ranking, Rater = "ana", Answers = [.. ranks.Select(r => new GradedAnswer(r.Variant, r.Variant, r.Rank))] };
}
