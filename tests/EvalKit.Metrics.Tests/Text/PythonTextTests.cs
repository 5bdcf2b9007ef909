using EvalKit.Metrics.Tests.Text;
using FsCheck;
using FsCheck.Fluent;

namespace EvalKit.Metrics.Tests.Text;

/// <summary>Expected values are those of CPython 3.11.</summary>
public sealed class PythonTextTests
{
    [Theory]
    [InlineData("\u0130", "i\u0307")]
    [InlineData("\u039f\u0394\u039f\u03a3", "\u03bf\u03b4\u03bf\u03c2")]
    [InlineData("\u039f\u0394\u039f\u03a3 \u03a3", "\u03bf\u03b4\u03bf\u03c2 \u03c3")]
    [InlineData("\u0391\u03a3.\u0391", "\u03b1\u03c3.\u03b1")]
    [InlineData("\u0391.\u03a3", "\u03b1.\u03c2")]
    [InlineData("\u03a3", "\u03c3")]
    [InlineData("STRASSE \u1e9e I", "strasse \u00df i")]
    [InlineData("\ud83d\u03a3", "\ud83d\u03c3")]
    public void Lower_SpecialMappings_EqualPython(string text, string expected) => Assert.Equal(expected, PythonText.Lower(text));

    [Fact]
    public void Split_WhiteSpaceOfPython_Separates() =>
        Assert.Equal(["a", "b", "c", "d", "e\u200b"], PythonText.Split("\u001ca\u001fb\u0085c\u00a0d\u3000e\u200b\u2028"));

    [Fact]
    public void Strip_BothEnds_AreStripped()
    {
        Assert.Equal("a b", PythonText.Strip("\u001e a b\u2009\n").ToString());
        Assert.Equal(" a", PythonText.StripEnd(" a \t").ToString());
        Assert.Equal("", PythonText.Strip(" \n").ToString());
    }

    [Fact]
    public void Lower_AnyText_DoesNotChangeTwice() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbitraryText.One, text => PythonText.Lower(PythonText.Lower(text)) == PythonText.Lower(text)));
}
