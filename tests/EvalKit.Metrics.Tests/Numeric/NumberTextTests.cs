using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace EvalKit.Metrics.Tests.Numeric;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData("42", 42.0)]
    [InlineData(" \t42\r\n", 42.0)]
    [InlineData("\ufeff", null)]
    [InlineData("-0", 0.0)]
    [InlineData("+3.5", 3.5)]
    [InlineData("\u22123.5", -3.5)]
    [InlineData(".5", 0.5)]
    [InlineData("5.", 5.0)]
    [InlineData("1e-3", 0.001)]
    [InlineData("1E\u22123", 0.001)]
    [InlineData("1.5e+2", 150.0)]
    [InlineData("1,234,567.89", 1234567.89)]
    [InlineData("12,34,567", 1234567.0)]
    [InlineData("1 234 567", 1234567.0)]
    [InlineData("1\u202f234\u202f567,5", null)]
    [InlineData("1'234'567", 1234567.0)]
    [InlineData("1_000", 1000.0)]
    [InlineData("$1,234.50", 1234.5)]
    [InlineData("-$5", -5.0)]
    [InlineData("$-5", -5.0)]
    [InlineData("-$-5", null)]
    [InlineData("5 \u20ac", 5.0)]
    [InlineData("EUR 5", 5.0)]
    [InlineData("5 USD", 5.0)]
    [InlineData("US$5", 5.0)]
    [InlineData("$5 USD", null)]
    [InlineData("5 ABC", null)]
    [InlineData("12.5 %", 12.5)]
    [InlineData("12.5\uff05", 12.5)]
    [InlineData("\u0664\u0662", 42.0)]
    [InlineData("\uff14\uff12", 42.0)]
    [InlineData("", null)]
    [InlineData("-", null)]
    [InlineData(".", null)]
    [InlineData("e5", null)]
    [InlineData("1e", null)]
    [InlineData("1,23", null)]
    [InlineData("1,2345", null)]
    [InlineData("1234,567", null)]
    [InlineData("1,234 567", null)]
    [InlineData("1,,234", null)]
    [InlineData("1.234.567", null)]
    [InlineData("0x1F", null)]
    [InlineData("4 2", null)]
    [InlineData("nan", null)]
    [InlineData("inf", null)]
    [InlineData("1e999", null)]
    [InlineData("1e99999999999", null)]
    [InlineData("1e-99999999999", 0.0)]
    [InlineData("42 apples", null)]
    [InlineData("\ud800", null)]
    [InlineData(null, null)]
    public void TryParse_DefaultOptions_ReadsNumbersAsWritten(string? text, double? expected)
    {
        Assert.Equal(expected.HasValue, NumberText.TryParse(text, null, out var value));
        Assert.Equal(expected ?? 0, value);
    }

    [Theory]
    [InlineData("1.234.567,89", 1234567.89)]
    [InlineData("1\u202f234,5 \u20ac", 1234.5)]
    [InlineData("12,34", 12.34)]
    [InlineData("12.34", null)]
    public void TryParse_DecimalComma_ReadsContinentalNumbers(string text, double? expected)
    {
        var options = new NumberTextOptions { DecimalSeparator = DecimalSeparator.Comma };
        Assert.Equal(expected.HasValue, NumberText.TryParse(text, options, out var value));
        Assert.Equal(expected ?? 0, value);
    }

    [Fact]
    public void TryParse_PercentOptions_Apply()
    {
        Assert.True(NumberText.TryParse("12.5%", new NumberTextOptions { Percent = PercentMeaning.Fraction }, out var value));
        Assert.Equal(0.125, value);
        Assert.False(NumberText.TryParse("12.5%", new NumberTextOptions { Percent = PercentMeaning.Reject }, out _));
    }

    [Fact]
    public void TryParse_Units_OnlyThoseNamed()
    {
        var options = new NumberTextOptions { Units = ["kg", "km/h"] };
        Assert.True(NumberText.TryParse("1,200 km/h", options, out var value));
        Assert.Equal(1200, value);
        Assert.True(NumberText.TryParse("3kg", options, out _));
        Assert.False(NumberText.TryParse("3 KG", options, out _));
        Assert.False(NumberText.TryParse("3 kg kg", options, out _));
    }

    [Fact]
    public void TryParse_OptionsOff_RejectWhatTheyAllow()
    {
        Assert.False(NumberText.TryParse("1,234", new NumberTextOptions { AllowThousands = false }, out _));
        Assert.False(NumberText.TryParse("$5", new NumberTextOptions { AllowCurrency = false }, out _));
    }

    [Theory]
    [InlineData("inf", double.PositiveInfinity)]
    [InlineData("-Infinity", double.NegativeInfinity)]
    [InlineData("\u2212\u221e", double.NegativeInfinity)]
    [InlineData("NaN", double.NaN)]
    public void TryParse_NonFiniteAllowed_ReadsNames(string text, double expected)
    {
        Assert.True(NumberText.TryParse(text, new NumberTextOptions { AllowNonFinite = true }, out var value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void TryParse_OtherCulture_ReadsTheSame(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Assert.True(NumberText.TryParse("-1,234.5e1", null, out var value));
            Assert.Equal(-12345, value);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void TryParse_InvariantNotationOfAnyDouble_IsThatDouble() =>
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<double>().Filter(double.IsFinite), number =>
        {
            Assert.True(NumberText.TryParse(number.ToString("R", CultureInfo.InvariantCulture), null, out var value));
            Assert.Equal(number, value);
        }));

    [Fact]
    public void TryParse_AnyText_GivesAFiniteNumberOrNone() =>
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
        {
            if (!NumberText.TryParse(text, null, out var value))
                Assert.Equal(0, value);
            Assert.True(double.IsFinite(value));
        }));
}
