using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace EvalKit.Models.Tests;

public class JsonEscaperTests
{
    // RFC 8785, 3.2.2.2, and the extra line separators.
    [Theory]
    [InlineData("plain ä € 😀 \u00AD\uE000", "plain ä € 😀 \u00AD\uE000")]
    [InlineData("\u20ac$\u000F\u000aA'B\"\\\"/", "€$\\u000f\\nA'B\\\"\\\\\\\"/")]
    [InlineData("\b\t\f\r\0\u001F", "\\b\\t\\f\\r\\u0000\\u001f")]
    [InlineData("\u007F\u0085\u2028\u2029", "\\u007f\\u0085\\u2028\\u2029")]
    public void Write_Text_EscapesOnlyWhatItMust(string text, string expected) => Assert.Equal($"\"{expected}\"", Write(text));

    [Fact]
    public void Write_LoneSurrogates_BecomeReplacementCharacters()
    {
        Assert.Equal("\"a\uFFFDb\uFFFD\"", Write("a\uD800b\uDC00"));
        Assert.Equal("\"😀\uFFFD\\n😀\"", Write("😀\uD83D\n😀"));
    }

    [Fact]
    public void Write_Utf8_EscapesAsTextDoes() =>
        Assert.Equal("{\"a\":\"😀\\n\\u2028é\"}", Write(JsonDocument.Parse("{ \"a\": \"\\uD83D\\uDE00\\n\\u2028\\u00e9\" }").RootElement));

    [Fact]
    public void Write_AnyText_ReadsBackAsItsWellFormedSelf() =>
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<string>().Filter(text => text is not null), text =>
            JsonSerializer.Deserialize<string>(Write(text)) == JsonText.WellFormed(text)));

    private static string Write(object value) =>
        Encoding.UTF8.GetString(CanonicalForm.Of(value, CanonicalValue.Write).Json.Span);
}
