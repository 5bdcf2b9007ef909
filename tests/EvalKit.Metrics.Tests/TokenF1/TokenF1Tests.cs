using EvalKit.Metrics.Tests.Text;
using FsCheck;
using FsCheck.Fluent;

namespace EvalKit.Metrics.Tests.TokenF1;

public sealed class TokenF1Tests
{
    /// <summary>The official v1.1 and v2.0 scripts on the pairs that decide conventions: empty sides, articles, punctuation that is ASCII and that is not.</summary>
    [Theory]
    [InlineData("", "", 1, 0, 1)]
    [InlineData("the", "", 1, 0, 1)]
    [InlineData("the", "a", 1, 0, 1)]
    [InlineData("", "cat", 0, 0, 0)]
    [InlineData("a cat sat", "the cat", 0, 0.666667, 0.666667)]
    [InlineData("U.S.A.", "USA", 1, 1, 1)]
    [InlineData("it's 3.5", "its 35", 1, 1, 1)]
    [InlineData("\u2014dash", "dash", 0, 0, 0)]
    public void Score_PairsThatDecideConventions_AreTheScripts(string prediction, string gold, double exact, double first, double second)
    {
        Assert.Equal(exact, Metrics.TokenF1.Score(prediction, [gold], SquadVersion.V11).ExactMatch);
        Assert.Equal(exact, Metrics.TokenF1.Score(prediction, [gold], SquadVersion.V20).ExactMatch);
        Assert.Equal(first, Metrics.TokenF1.Score(prediction, [gold], SquadVersion.V11).F1, 1e-6);
        Assert.Equal(second, Metrics.TokenF1.Score(prediction, [gold], SquadVersion.V20).F1, 1e-6);
    }

    [Fact]
    public void Score_NoReference_IsUnanswerableInTheSecondVersionOnly()
    {
        Assert.Equal(new TokenF1Score(1, 1), Metrics.TokenF1.Score("", [], SquadVersion.V20));
        Assert.Equal(new TokenF1Score(0, 0), Metrics.TokenF1.Score("x", [], SquadVersion.V20));
        Assert.Throws<ArgumentException>(() => Metrics.TokenF1.Score("", [], SquadVersion.V11));
    }

    [Fact]
    public void Score_AnyTexts_IsInRangeAndSymmetric() => Check.QuickThrowOnFailure(Prop.ForAll(ArbitraryText.Pair, pair =>
    {
        var score = Metrics.TokenF1.Score(pair.Item1, [pair.Item2], SquadVersion.V20);
        var reverse = Metrics.TokenF1.Score(pair.Item2, [pair.Item1], SquadVersion.V20);
        return score.F1 is >= 0 and <= 1 && Math.Abs(score.F1 - reverse.F1) < 1e-12 && score.ExactMatch == reverse.ExactMatch;
    }));

    [Fact]
    public void Score_IdenticalTexts_IsOne() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbitraryText.One, text => Metrics.TokenF1.Score(text, [text], SquadVersion.V20) == new TokenF1Score(1, 1)));

    [Fact]
    public void Normalize_AnyText_NeedsNoSecondTime() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbitraryText.One, text => PythonText.Split(SquadNormalizer.Normalize(text)).SequenceEqual(SquadNormalizer.Normalize(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))));

    /// <summary>Text without accents takes a way of its own; a letter after it makes it take the general one.</summary>
    [Fact]
    public void Normalize_PlainText_IsNormalizedAsAnyText()
    {
        var texts = Gen.Elements("aAnNtThHeE the,.-'_ \t\n\r\0\a\u001c\u001f 19".ToCharArray()).ListOf().Select(characters => string.Concat(characters));
        Check.QuickThrowOnFailure(Prop.ForAll(texts.ToArbitrary(), text =>
            Assert.Equal($"{SquadNormalizer.Normalize(text)} \u00e9".TrimStart(' '), SquadNormalizer.Normalize(text + " \u00e9"))));
    }

    [Fact]
    public void Score_MillionCharacters_Finishes()
    {
        var (text, changed) = ArbitraryText.Million();
        Assert.InRange(Metrics.TokenF1.Score(changed, [text], SquadVersion.V11).F1, 0.99, 0.9999);
    }
}
