using EvalKit.Cli.Output;

namespace EvalKit.Cli.Tests.Output;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("plain text", "plain text")]
    [InlineData("two\nlines\r\n\tand a tab", "two lines   and a tab")]
    [InlineData("\u001b[31mred\u001b[0m", "\ufffd[31mred\ufffd[0m")]
    [InlineData("\u001b]0;title\u0007", "\ufffd]0;title\ufffd")]
    [InlineData("\u009b31mred", "\ufffd31mred")]
    [InlineData("a\0b\u007fc", "a\ufffdb\ufffdc")]
    [InlineData("\u202eabc\u202c \u2066def\u2069", "\ufffdabc\ufffd \ufffddef\ufffd")]
    [InlineData("\U0001F600 \u05e9\u05dc\u05d5\u05dd \u65e5\u672c", "\U0001F600 \u05e9\u05dc\u05d5\u05dd \u65e5\u672c")]
    public void Of_TextFromData_ShowsControlsAndNeverObeysThem(string text, string shown) => Assert.Equal(shown, PlainText.Of(text));

    [Fact]
    public void Of_LoneSurrogate_IsReplaced() => Assert.Equal("lone \ufffd surrogate", PlainText.Of("lone \ud83d surrogate"));

    [Fact]
    public void Of_LongText_IsCutWithAnEllipsis() => Assert.Equal("xxxxx…", PlainText.Of(new string('x', 1_000_000), 5));

    [Fact]
    public void Of_LongTextOfPairs_IsNotCutInsideAPair() => Assert.Equal("\U0001F600\U0001F600…", PlainText.Of("\U0001F600\U0001F600\U0001F600", 3));
}
