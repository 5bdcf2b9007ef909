namespace EvalKit.Metrics.Tests.Strings;

/// <summary>
/// Expected ratios: RapidFuzz 3, as listed in the project's metric definitions. Expected processed texts: RapidFuzz's rule
/// <c>re.sub(r"(?ui)\W", " ", text).strip().lower()</c> evaluated in CPython 3.11.
/// </summary>
public sealed class FuzzTests
{
    [Theory]
    [InlineData("", "", 100, 100, 100, 0, 0)]
    [InlineData("", "abc", 0, 0, 0, 0, 0)]
    [InlineData("this is a test", "this is a test!", 96.551724, 100, 96.551724, 96.551724, 96.551724)]
    [InlineData("fuzzy wuzzy was a bear", "wuzzy fuzzy was a bear", 90.909091, 93.023256, 100, 100, 95)]
    [InlineData("fuzzy wuzzy had no hair", "fuzzy wuzzy was a bear", 75.555556, 74.418605, 57.777778, 75.555556, 75.555556)]
    [InlineData("kitten", "sitting", 61.538462, 66.666667, 61.538462, 61.538462, 61.538462)]
    [InlineData("The cat sat", "cat", 42.857143, 100, 42.857143, 100, 90)]
    public void Ratios_KnownPairs_AreRapidFuzz(
        string first, string second, double ratio, double partial, double sorted, double set, double weighted)
    {
        Assert.Equal(ratio, Fuzz.Ratio(first, second), 5e-7);
        Assert.Equal(partial, Fuzz.PartialRatio(first, second), 5e-7);
        Assert.Equal(sorted, Fuzz.TokenSortRatio(first, second), 5e-7);
        Assert.Equal(set, Fuzz.TokenSetRatio(first, second), 5e-7);
        Assert.Equal(weighted, Fuzz.WeightedRatio(first, second), 5e-7);
    }

    [Fact]
    public void WeightedRatio_Processed_IgnoresPunctuation() =>
        Assert.Equal(100, Fuzz.WeightedRatio(Fuzz.DefaultProcess("this is a test"), Fuzz.DefaultProcess("this is a test!")));

    [Theory]
    [InlineData("  Hello, World! ", "hello  world")]
    [InlineData("snake_case 42\u00b2", "snake_case 42\u00b2")]
    [InlineData("\u039f\u0394\u039f\u03a3", "\u03bf\u03b4\u03bf\u03c2")]
    [InlineData("\u0130", "i\u0307")]
    [InlineData("a\u0301", "a")]
    [InlineData("\ud83d\ude00 ok \ud800", "ok")]
    [InlineData("\ud835\udc00", "\ud835\udc00")]
    [InlineData("!?", "")]
    public void DefaultProcess_Text_IsPythonsNonWordRule(string text, string expected) =>
        Assert.Equal(expected, Fuzz.DefaultProcess(text));

    [Fact]
    public void TokenSortRatio_AstralTokens_SortByCodePoint() =>
        Assert.Equal(100, Fuzz.TokenSortRatio("\ud83d\ude00 \uff01", "\uff01 \ud83d\ude00"));

    [Fact]
    public void Compare_AstralAndHighPlane_OrdersByCodePoint()
    {
        Assert.True(CodePoints.Compare("\ud83d\ude00", "\uff01") > 0);
        Assert.True(CodePoints.Compare("\ud83d", "\uff01") < 0);
        Assert.True(CodePoints.Compare("a\ud83d\ude00", "a\ud83d\ude01") < 0);
        Assert.Equal(0, CodePoints.Compare("ab", "ab"));
    }
}
