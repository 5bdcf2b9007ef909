using EvalKit.Reporting.Markdown;
using EvalKit.Reporting.Tests.Exports;

namespace EvalKit.Reporting.Tests.Markdown;

public sealed class MarkdownSummaryTests
{
    [Theory]
    [MemberData(nameof(InCulture.Cases), MemberType = typeof(InCulture))]
    public void Write_EveryOutcome_MatchesTheCommittedFile(string culture) =>
        Snapshot.Matches(InCulture.Run(culture, () => MarkdownSummary.Write(SampleSummary.Of())), "summary.md");

    [Fact]
    public void Write_HostileTexts_StayTextInTheirCell()
    {
        var text = MarkdownSummary.Write(SampleSummary.Of(SampleSummary.Hostile, SampleSummary.Hostile, SampleSummary.Hostile, SampleSummary.Hostile));

        foreach (var forbidden in new[] { "<img", " [x](java", "@team", "#12", "www.evil", "https://", "\u001b", "\u202e", "\ud800", "\r", "\n# title" })
            Assert.DoesNotContain(forbidden, text, StringComparison.Ordinal);
        foreach (var line in text.Split('\n').Where(l => l.StartsWith('|')))
            Assert.DoesNotContain(line.Replace("\\\\", "", StringComparison.Ordinal).Replace("\\|", "", StringComparison.Ordinal).Replace("\\`", "", StringComparison.Ordinal), c => c == '`');
    }

    [Fact]
    public void Write_HostileTexts_DoNotChangeTheNumberOfCells()
    {
        var plain = Columns(MarkdownSummary.Write(SampleSummary.Of()));

        Assert.Equal(plain, Columns(MarkdownSummary.Write(SampleSummary.Of("a|b\\|c\n|", "v|w", "o|p", "r\n|s"))));

        static List<int> Columns(string text) =>
            [.. text.Split('\n').Where(l => l.StartsWith('|')).Select(l => l.Replace("\\\\", "", StringComparison.Ordinal).Replace("\\|", "", StringComparison.Ordinal).Count(c => c == '|'))];
    }

    [Theory]
    [InlineData("label_x", "label\\_x")]
    [InlineData("a & b < c", "a &amp; b &lt; c")]
    [InlineData("@a", "\\@&#8203;a")]
    public void Escape_Text_IsReadAsText(string text, string expected) => Assert.Equal(expected, MarkdownText.Escape(text));

    [Theory]
    [InlineData("label_x", "label_x")]
    [InlineData("<b>", "&lt;b&gt;")]
    public void EscapeHtml_Text_HasNoBackslashes(string text, string expected) => Assert.Equal(expected, MarkdownText.EscapeHtml(text));

    [Fact]
    public void Escape_AddressInATextThatIsCut_IsNoLink() => Assert.StartsWith("www&#8203;.evil.example a", MarkdownText.Escape("www.evil.example " + new string('a', 300)), StringComparison.Ordinal);

    [Fact]
    public void Escape_LongText_IsCutByCharactersAndNotInsideOne() =>
        Assert.Equal(string.Concat(Enumerable.Repeat("😀", 200)) + "…", MarkdownText.Escape(string.Concat(Enumerable.Repeat("😀", 300))));
}
