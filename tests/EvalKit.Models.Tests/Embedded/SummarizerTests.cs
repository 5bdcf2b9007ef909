using EvalKit.Models.Embedded;
using EvalKit.Models.Embedded.Summaries;

namespace EvalKit.Models.Tests.Embedded;

public sealed class SummarizerTests
{
    private const string Story = "The old harbour bridge carries tram traffic. Tram traffic over the bridge was stopped on Friday. Rust was found in one cable on Friday.";

    [Theory]
    [InlineData(1, null, "One two. ")]
    [InlineData(2, null, "One two. Three four five! ")]
    [InlineData(9, null, "One two. Three four five! Six? ")]
    [InlineData(null, 2, "One two. ")]
    [InlineData(null, 4, "One two. ")]
    [InlineData(null, 5, "One two. Three four five! ")]
    [InlineData(null, 1, "One ")]
    [InlineData(2, 100, "One two. Three four five! ")]
    public void Lead_FirstSentences_WithinBothBounds(int? sentences, int? words, string expected) =>
        Assert.Equal(expected.TrimEnd(), EmbeddedModels.Lead(new LeadOptions(sentences, words)).Ask("One two. Three four five! Six?"));

    [Fact]
    public void Lead_Dialogue_TakesTurnsAsSentences() =>
        Assert.Equal(
            "Ana: morning all Ben: hi Ana. Shall we start?",
            EmbeddedModels.Lead(new LeadOptions(3)).Ask("Ana: morning all\nBen: hi Ana. Shall we start?\nAna: yes"));

    /// <summary>
    /// Three words each, 2 common to the first and second, 1 to the second and third: the weights are 2 and 1 over 2 ln 3. The outer ones
    /// have one neighbour, so s1 = 0.15 + 0.85 * 2/3 * s2, s3 = 0.15 + 0.85 * 1/3 * s2, s2 = 0.15 + 0.85 * (s1 + s3), hence s2 = 0.405 /
    /// 0.2775 = 1080/740, s1 = 723/740, s3 = 417/740.
    /// </summary>
    [Fact]
    public void Scores_ThreeSentences_SolveTheEquations()
    {
        var scores = SentenceGraph.Scores([["a", "b", "c"], ["a", "b", "d"], ["d", "e", "f"]]);

        Assert.Equal(723.0 / 740, scores[0], 10);
        Assert.Equal(1080.0 / 740, scores[1], 10);
        Assert.Equal(417.0 / 740, scores[2], 10);
    }

    [Fact]
    public void Scores_NoLinks_AreTheLowest() =>
        Assert.Equal([0.15, 0.15], SentenceGraph.Scores([["a", "b", "c"], ["d", "e", "f"]]).Select(score => Math.Round(score, 12)));

    [Fact]
    public void TextRank_OneSentence_IsTheCentralOne() =>
        Assert.Equal("Tram traffic over the bridge was stopped on Friday.", EmbeddedModels.TextRank(new TextRankOptions(1)).Ask(Story));

    [Fact]
    public void TextRank_SeveralSentences_KeepTheirOrder() => Assert.Equal(Story, EmbeddedModels.TextRank(new TextRankOptions(3)).Ask(Story));

    [Fact]
    public void TextRank_CentralSentenceTooLong_PassesItOver() =>
        Assert.Equal("The old harbour bridge carries tram traffic.", EmbeddedModels.TextRank(new TextRankOptions(3, 8)).Ask(Story));

    [Fact]
    public void TextRank_NoSentenceFits_CutsTheBest() =>
        Assert.Equal("Tram traffic over", EmbeddedModels.TextRank(new TextRankOptions(3, 3)).Ask(Story));

    [Fact]
    public void TextRank_NothingInCommon_TakesTheFirst() =>
        Assert.Equal("It rains. He sleeps.", EmbeddedModels.TextRank(new TextRankOptions(2)).Ask("It rains. He sleeps. We eat."));

    [Fact]
    public void TextRank_RepeatedSentence_IsTakenOnce() =>
        Assert.Equal("The red tent leaks badly.", EmbeddedModels.TextRank(new TextRankOptions(2)).Ask("The red tent leaks badly. The red tent leaks badly."));
}
