using EvalKit.Problems;

namespace EvalKit.Tests.Problems;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("lable", "; did you mean 'label'?")]
    [InlineData("LABEL", "; did you mean 'label'?")]
    [InlineData("langauge", "; did you mean 'language'?")]
    [InlineData("temperature", "; valid are label, language, id")]
    [InlineData("x", "; valid are label, language, id")]
    public void Hint_Misspelt_SuggestsOrLists(string name, string expected) =>
        Assert.Equal(expected, NearestName.Hint(name, ["label", "language", "id"]));

    [Fact]
    public void Hint_NoCandidates_IsEmpty() => Assert.Equal("", NearestName.Hint("a", []));

    [Fact]
    public void Hint_ManyFarCandidates_ListsNone() =>
        Assert.Equal("", NearestName.Hint("zzzzzzzzzz", Enumerable.Range(0, 31).Select(i => $"candidate{(char)('a' + i)}")));

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public void Hint_CaseDiffers_CultureDoesNotMatter(string culture) =>
        Assert.Equal("; did you mean 'id_field'?", Cultures.Run(culture, () => NearestName.Hint("ID_FIELD", ["id_field", "other"])));

    [Fact]
    public void Hint_HugeName_IsQuick() => Assert.Equal("; valid are a, b", NearestName.Hint(new string('x', 1_000_000), ["a", "b"]));
}
