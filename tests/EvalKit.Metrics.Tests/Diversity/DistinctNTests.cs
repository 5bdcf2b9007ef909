using EvalKit.Metrics.Tests.Text;
using FsCheck;
using FsCheck.Fluent;

namespace EvalKit.Metrics.Tests.Diversity;

public sealed class DistinctNTests
{
    /// <summary>As many numbers as there are different n-grams, whatever the texts; and the same numbers in every process.</summary>
    [Fact]
    public void Fingerprints_AnyTokens_TellNgramsApart() => Check.QuickThrowOnFailure(Prop.ForAll(Text.ArbitraryText.Pair, pair =>
    {
        var (first, second) = (PythonText.Split(pair.Item1 + " a b"), PythonText.Split(pair.Item2 + " b a"));
        var both = NgramFingerprints.Of(first, [1, 2]).Union(NgramFingerprints.Of(second, [1, 2])).ToList();
        foreach (var n in (int[])[1, 2])
            Assert.Equal(DistinctN.Score(n, new IReadOnlyList<string>[] { first, second }).Distinct, both.Count(term => NgramFingerprints.LengthOf(term) == n));
    }));

    /// <summary>FNV-1a of "a" as UTF-16 and SplitMix64's last step, computed in Python.</summary>
    [Fact]
    public void Fingerprints_KnownToken_HaveTheKnownNumber()
    {
        Assert.Equal([9687532634867912256UL], NgramFingerprints.Of(["a"], [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => NgramFingerprints.Of(["a"], [17]));
    }

    [Fact]
    public void Score_NothingToCount_IsUndefined()
    {
        Assert.Null(DistinctN.Score(1, Array.Empty<string>()).OverNgrams);
        Assert.Null(DistinctN.Score(2, ["one"]).OverNgrams);
        Assert.Null(DistinctN.Score(2, ["one"]).MeanOfTexts);
        Assert.Null(DistinctN.Score(1, Array.Empty<string>()).MeanOfTexts);
    }

    [Fact]
    public void Score_OrderZero_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => DistinctN.Score(0, ["a"]));

    [Fact]
    public void Score_AnyTexts_IsInRangeAndOrderDoesNotMatter() => Check.QuickThrowOnFailure(Prop.ForAll(ArbitraryText.Pair, pair =>
    {
        var score = DistinctN.Score(2, [pair.Item1, pair.Item2]);
        return (score.OverNgrams ?? 1) is > 0 and <= 1 && score == DistinctN.Score(2, [pair.Item2, pair.Item1]);
    }));

    [Fact]
    public void Score_MillionCharacters_Finishes() => Assert.InRange(DistinctN.Score(2, [ArbitraryText.Million().Text]).OverNgrams!.Value, 0.01, 1);
}
