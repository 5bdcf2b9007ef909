using FsCheck;
using FsCheck.Fluent;

namespace EvalKit.Metrics.Tests.Strings;

public sealed class StringPropertyTests
{
    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(400);

    [Theory]
    [InlineData(12)]
    [InlineData(90)]
    [InlineData(400)]
    public void Distances_AnyTexts_EqualThePlainRecurrences(int length) => ForAll(length, (first, second) =>
    {
        Assert.Equal(PlainDistance.Levenshtein(first, second), StringDistance.Levenshtein(first, second));
        Assert.Equal(PlainDistance.Indel(first, second), StringDistance.Indel(first, second));
        Assert.Equal(PlainDistance.DamerauOsa(first, second), StringDistance.DamerauOsa(first, second));
        Assert.Equal(PlainDistance.Damerau(first, second), StringDistance.Damerau(first, second));
        Assert.Equal(PlainDistance.LongestCommonSubstring(first, second), StringDistance.LongestCommonSubstring(first, second));
    });

    [Theory]
    [InlineData(12)]
    [InlineData(90)]
    public void PartialRatio_AnyTexts_EqualsTheSearchOfAllWindows(int length) => ForAll(length, (first, second) =>
        Assert.Equal(PlainDistance.PartialRatio(first, second), Fuzz.PartialRatio(first, second), 1e-9));

    [Theory]
    [InlineData(12)]
    [InlineData(150)]
    public void Jaro_AnyTexts_EqualsTheSearchOfTheWindow(int length) => ForAll(length, (first, second) =>
        Assert.Equal(PlainDistance.Jaro(first, second), JaroSimilarity.Jaro(first, second), 1e-12));

    [Fact]
    public void Score_AnyTexts_IsFromZeroToOneAndOneForEqualWords() => ForAll(60, (first, second) =>
    {
        foreach (var kind in Enum.GetValues<StringSimilarity>())
        {
            var score = StringSimilarities.Score(kind, first, second);
            Assert.True(score is >= 0 and <= 1, $"{kind} is {score}");
            Assert.Equal(1, StringSimilarities.Score(kind, "x" + first, "x" + first), 1e-12);
        }
    });

    [Fact]
    public void Distances_AnyTexts_AreSymmetric() => ForAll(120, (first, second) =>
    {
        Assert.Equal(StringDistance.Levenshtein(first, second), StringDistance.Levenshtein(second, first));
        Assert.Equal(StringDistance.DamerauOsa(first, second), StringDistance.DamerauOsa(second, first));
        Assert.Equal(StringDistance.Damerau(first, second), StringDistance.Damerau(second, first));
        Assert.Equal(StringDistance.Indel(first, second), StringDistance.Indel(second, first));
        Assert.Equal(Fuzz.WeightedRatio(first, second), Fuzz.WeightedRatio(second, first), 1e-9);
    });

    [Fact]
    public void Metrics_AnyTexts_KeepTheTriangleInequality() => ForAll(80, (first, second) =>
    {
        var third = second.Length > 3 ? second[2..] + first[..(first.Length / 2)] : "ab";
        Assert.True(Bridge(StringDistance.Levenshtein, first, second, third));
        Assert.True(Bridge(StringDistance.Damerau, first, second, third));
        Assert.True(Bridge(StringDistance.Indel, first, second, third));
    });

    [Fact]
    public void DefaultProcess_AnyText_IsTrimmedLowerCaseWordsAndSpaces() => ForAll(60, (first, _) =>
    {
        var processed = Fuzz.DefaultProcess(first);
        Assert.Equal(processed.Trim(' '), processed);
        Assert.DoesNotContain(',', processed);
    });

    private static bool Bridge(Distance distance, string first, string second, string third) =>
        distance(first, third) <= distance(first, second) + distance(second, third);

    private static void ForAll(int length, Action<string, string> property) =>
        Check.One(Config, Prop.ForAll(TextPairs.Upto(length), pair => property(pair.First, pair.Second)));

    private delegate int Distance(ReadOnlySpan<char> first, ReadOnlySpan<char> second);
}
