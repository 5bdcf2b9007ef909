namespace EvalKit.Metrics.Tests.Meteor;

public sealed class MeteorTests
{
    private const string Hypothesis = "It is a guide to action which ensures that the military always obeys the commands of the party";
    private const string First = "It is a guide to action that ensures that the military will forever heed Party commands";
    private const string Second =
        "It is the guiding principle which guarantees the military forces always being under the command of the Party";
    private const string Third = "It is the practical guide for the army always to heed the directions of the party";

    private readonly Metrics.Meteor _meteor = new();

    /// <summary>The example in the documentation of nltk.translate.meteor_score (nltk 3.8), 0.6944 with and without WordNet.</summary>
    [Fact]
    public void Score_NltkDocumentationExample_IsThePublishedNumber() =>
        Assert.Equal(0.694444, _meteor.Score(Hypothesis, [First, Second, Third]), 6);

    /// <summary>One chunk of n matches costs 0.5/n^3.</summary>
    [Theory]
    [InlineData("word", 0.5)]
    [InlineData("a b c d e f", 0.997685)]
    public void Score_IdenticalText_LosesThePenaltyOfOneChunk(string text, double expected) =>
        Assert.Equal(expected, _meteor.Score(text, [text]), 6);

    [Theory]
    [InlineData("", "")]
    [InlineData("", "cat")]
    [InlineData("cat", "")]
    [InlineData("this is a cat", "non matching hypothesis")]
    public void Score_NoMatch_IsZero(string hypothesis, string reference) => Assert.Equal(0, _meteor.Score(hypothesis, [reference]));

    [Fact]
    public void Score_SameStem_MatchesInTheSecondStage() =>
        Assert.Equal(_meteor.Score("the cats ran", ["the cats ran"]), _meteor.Score("the cat ran", ["the cats ran"]));

    [Fact]
    public void Score_NoReference_Throws() => Assert.Throws<ArgumentException>(() => _meteor.Score("a", Array.Empty<string>()));

    [Fact]
    public void Signature_Default_NamesTheStages() =>
        Assert.Equal("meteor|tok:split|stages:exact+stem|alpha:0.9|beta:3|gamma:0.5|version:nltk-3.8", _meteor.Signature);
}
