using System.Globalization;
using System.Text;

namespace EvalKit.Reporting.Tests.Html;

public sealed class HtmlReportTests
{
    [Fact]
    public async Task WriteAsync_Record_HoldsEverythingButTheExecution()
    {
        var report = await WrittenReport.OfAsync(RunFixture.Of());

        var record = report.Json("record");
        var execution = report.Json("execution");
        var variant = record.GetProperty("summary").GetProperty("variants").GetProperty("current");
        Assert.Equal(0.91, variant.GetProperty("metrics").GetProperty("label.mean").GetProperty("value").GetDouble());
        Assert.False(record.GetProperty("summary").TryGetProperty("execution", out _));
        Assert.False(record.GetProperty("run").TryGetProperty("execution", out _));
        Assert.Equal(12, execution.GetProperty("summary").GetProperty("calls").GetInt32());
        Assert.True(execution.GetProperty("run").GetProperty("git").GetProperty("dirty").GetBoolean());
    }

    [Fact]
    public async Task WriteAsync_RunsThatDifferInExecutionOnly_AreTheSameOutsideOfIt()
    {
        var lines = Enumerable.Range(0, 600).Select(at => RunFixture.Line($"t-{at}", $"text {at}")).ToArray();
        var otherSummary = RunFixture.Summary
            .Replace("20261120T093000Z-3f2a", "20261121T010203Z-9999", StringComparison.Ordinal)
            .Replace("\"calls\":12", "\"calls\":0", StringComparison.Ordinal);
        var otherRun = RunFixture.Run.Replace("\"dirty\":true", "\"dirty\":false,\"revision\":\"abc\"", StringComparison.Ordinal);

        var first = await WrittenReport.OfAsync(RunFixture.Of(lines));
        var second = await WrittenReport.OfAsync(RunFixture.WithRecord(otherSummary, otherRun, lines));

        Assert.NotEqual(first.Text, second.Text);
        Assert.Equal(WithoutExecution(first.Text), WithoutExecution(second.Text));
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public async Task WriteAsync_OtherCulture_WritesTheSameBytes(string culture)
    {
        var source = RunFixture.Of(RunFixture.Line("I-i", "ıİ 1.5", score: 0.5), RunFixture.Line("t-2", "x"));
        var invariant = await InCultureAsync(CultureInfo.InvariantCulture, () => WrittenReport.OfAsync(source));

        var other = await InCultureAsync(CultureInfo.GetCultureInfo(culture), () => WrittenReport.OfAsync(source));

        Assert.Equal(invariant.Bytes, other.Bytes);
    }

    [Fact]
    public async Task WriteAsync_NoSamples_StillHasAnIndex()
    {
        var report = await WrittenReport.OfAsync(RunFixture.Of());

        Assert.Empty(report.SampleLines());
        Assert.Equal(0, report.IndexHeader().GetProperty("rows").GetInt32());
    }

    [Theory]
    [InlineData("""{"suite":"x"} {}""", "{}", "summary.json")]
    [InlineData("""[1]""", "{}", "summary.json")]
    [InlineData("", "{}", "summary.json")]
    [InlineData("{}", """{"suite":""", "run.json")]
    public async Task WriteAsync_BrokenRecord_NamesTheFile(string summary, string run, string file)
    {
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => WrittenReport.OfAsync(RunFixture.WithRecord(summary, run)));

        Assert.StartsWith($"{file} is not a valid JSON object: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteAsync_ByteOrderMarks_AreIgnored()
    {
        var samples = Encoding.UTF8.GetBytes("\uFEFF{\"item\":\"a\"}\r\n\r\n  \n{\"item\":\"b\"}");
        var source = RunFixture.WithRecord("\uFEFF{\"suite\":\"x\"}", "\uFEFF{}") with { OpenSamples = () => new MemoryStream(samples) };

        var report = await WrittenReport.OfAsync(source);

        Assert.Equal(["{\"item\":\"a\"}", "{\"item\":\"b\"}"], report.SampleLines());
        Assert.Equal("x", report.Json("record").GetProperty("summary").GetProperty("suite").GetString());
    }

    private static string WithoutExecution(string page)
    {
        var start = page.IndexOf("<script type=\"application/json\" id=\"execution\">", StringComparison.Ordinal);
        var end = page.IndexOf("</script>", start, StringComparison.Ordinal);
        return page.Remove(start, end - start);
    }

    private static async Task<T> InCultureAsync<T>(CultureInfo culture, Func<Task<T>> action)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            return await action();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
