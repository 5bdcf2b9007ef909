using EvalKit.Problems;
using EvalKit.Tests.Problems;
using EvalKit.Yaml;

namespace EvalKit.Tests.Yaml;

public sealed class YamlScalarTests
{
    [Theory]
    [InlineData("1.5", 1.5)]
    [InlineData("-2e3", -2000)]
    [InlineData("+4", 4)]
    [InlineData(".5", 0.5)]
    public void TryNumber_Plain_IsRead(string text, double expected) => Assert.All(new[] { "", "de-DE", "tr-TR" }, culture =>
        Assert.Equal(expected, Cultures.Run(culture, () => YamlScalar.TryNumber(Plain(text), out var number) ? number : double.NaN)));

    [Theory]
    [InlineData("1,5")]
    [InlineData("1_000")]
    [InlineData("0x1f")]
    [InlineData(".nan")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e999")]
    [InlineData("")]
    public void TryNumber_NoFiniteNumber_IsRefused(string text) => Assert.False(YamlScalar.TryNumber(Plain(text), out _));

    [Fact]
    public void TryNumber_Quoted_IsText() => Assert.False(YamlScalar.TryNumber(YamlValue.Scalar("f", 1, 1, "1", isPlain: false), out _));

    [Theory]
    [InlineData("500ms", 0.5)]
    [InlineData("2s", 2)]
    [InlineData("1.5m", 90)]
    [InlineData("1h", 3600)]
    [InlineData("0s", 0)]
    public void TryDuration_WithUnit_IsRead(string text, double seconds) => Assert.All(new[] { "", "de-DE", "tr-TR" }, culture =>
        Assert.Equal(seconds, Cultures.Run(culture, () => YamlScalar.TryDuration(Plain(text), out var duration) ? duration.TotalSeconds : double.NaN)));

    [Theory]
    [InlineData("2")]
    [InlineData("s")]
    [InlineData("-1s")]
    [InlineData("1,5s")]
    [InlineData("2 s")]
    [InlineData("1e3s")]
    [InlineData("99999999999s")]
    [InlineData("2S")]
    public void TryDuration_NoDuration_IsRefused(string text) => Assert.False(YamlScalar.TryDuration(Plain(text), out _));

    [Theory]
    [InlineData("true", true, true)]
    [InlineData("FALSE", true, false)]
    [InlineData("yes", false, false)]
    [InlineData("on", false, false)]
    public void TryBoolean_CoreSchema_Decides(string text, bool isBoolean, bool expected)
    {
        Assert.Equal(isBoolean, YamlScalar.TryBoolean(Plain(text), out var result));
        if (isBoolean)
            Assert.Equal(expected, result);
    }

    [Theory]
    [InlineData("1.50", "1.50")]
    [InlineData("-0", "-0")]
    [InlineData("12345678901234567890", "12345678901234567890")]
    [InlineData("1E5", "1E5")]
    [InlineData("007", "7")]
    [InlineData("+5", "5")]
    [InlineData("0x1f", "\"0x1f\"")]
    [InlineData("2026-01-02", "\"2026-01-02\"")]
    [InlineData("yes", "\"yes\"")]
    [InlineData("True", "true")]
    [InlineData("~", "null")]
    [InlineData("'1'", "\"1\"")]
    [InlineData("[1, {a: b}]", "[1,{\"a\":\"b\"}]")]
    public void ToJson_Value_KeepsTypeAndSpelling(string yaml, string json) => Assert.All(new[] { "", "de-DE", "tr-TR" }, culture =>
        Assert.Equal(json, Cultures.Run(culture, () => YamlJson.ToJson(YamlTreeReader.Read(yaml, "f", new ProblemList())!).GetRawText())));

    private static YamlValue Plain(string text) => YamlValue.Scalar("f", 1, 1, text, isPlain: true);
}
