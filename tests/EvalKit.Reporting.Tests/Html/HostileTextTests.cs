using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EvalKit.Reporting.Html;

namespace EvalKit.Reporting.Tests.Html;

/// <summary>Nothing that a model or a dataset says is lost, and nothing of it is ever part of the page's markup.</summary>
public sealed class HostileTextTests
{
    public static TheoryData<string> HostileTexts =>
    [
        "</script><script>alert(1)</script>",
        "</ScRiPt ><img src=x onerror=alert(1)>",
        "<!--<script>",
        "--></script><svg onload=alert(1)>",
        "<iframe srcdoc=\"<script>alert(1)</script>\">",
        "javascript:alert(1)",
        "&lt;script&gt; &amp; &#60;",
        "line\u2028separator\u2029end",
        "\u202Egnp.exe\u202C",
        "\u001b[31mred\u001b[0m\0nul",
        "=cmd|' /C calc'!A0",
        "![x](https://example.invalid/x.png)",
        "{{constructor.constructor('alert(1)')()}}",
        "<meta http-equiv=refresh content=\"0;url=https://example.invalid\">",
        "\"}],\"x\":\"\\",
    ];

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public async Task WriteAsync_HostileSample_DecodesToTheSameLine(string text)
    {
        var line = RunFixture.Line(text, text, variant: text);

        var report = await WrittenReport.OfAsync(RunFixture.Of(line));

        Assert.Equal([line], report.SampleLines());
        Assert.Equal([text], report.Index().Codes["item:"]);
    }

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public async Task WriteAsync_HostileRecord_AddsNothingToTheMarkup(string text)
    {
        var plain = await WrittenReport.OfAsync(RunFixture.Of(RunFixture.Line("t-1", "plain")));
        var summary = $"{{\"suite\":{Raw(text)},\"execution\":{{\"run\":{Raw(text)}}}}}";
        var run = $"{{\"objective\":{Raw(text)},\"execution\":{{\"command_line\":[{Raw(text)}]}}}}";

        var report = await WrittenReport.OfAsync(RunFixture.WithRecord(summary, run, RunFixture.Line(text, text)));

        Assert.Equal(
            plain.Document.All.Select(element => element.TagName),
            report.Document.All.Select(element => element.TagName));
        Assert.Equal(text, report.Json("record").GetProperty("summary").GetProperty("suite").GetString());
        Assert.Equal(text, report.Json("execution").GetProperty("run").GetProperty("command_line")[0].GetString());
    }

    [Fact]
    public async Task WriteAsync_LoneSurrogates_StayEscapedAsTheyWere()
    {
        const string Line = """{"variant":"current","item":"t-\ud800","outcome":"scored","output":"\udc00 alone","tags":{"\udbff":"\udfff"}}""";

        var report = await WrittenReport.OfAsync(RunFixture.WithRecord("""{"suite":"\ud800"}""", "{}", Line));

        Assert.Equal([Line], report.SampleLines());
        Assert.Contains("\"\\ud800\"", report.Text, StringComparison.Ordinal);
        Assert.Contains("t-\\ud800", report.IndexHeader().GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteAsync_BytesThatAreNotUtf8_DoNotStopTheReport()
    {
        byte[] samples = [.. "{\"item\":\"a"u8, 0xFF, 0xC3, .. "\"}\n"u8];
        var source = RunFixture.Of() with { OpenSamples = () => new MemoryStream(samples) };

        var report = await WrittenReport.OfAsync(source);

        Assert.Equal("{\"item\":\"a\uFFFD\uFFFD\"}", Assert.Single(report.SampleLines()));
    }

    [Fact]
    public async Task WriteAsync_AnyReport_RunsOneScriptUnderAPolicyThatNamesItsHash()
    {
        var report = await WrittenReport.OfAsync(RunFixture.Of(RunFixture.Line("t-1", "</script>")));

        var executable = Assert.Single(report.Scripts, script => string.IsNullOrEmpty(script.Type));
        var policy = report.Document.QuerySelector("meta[http-equiv]")!.GetAttribute("content")!;
        Assert.Contains($"script-src 'sha256-{Hash(executable.Text)}';", policy, StringComparison.Ordinal);
        Assert.Contains($"style-src 'sha256-{Hash(report.Document.QuerySelector("style")!.TextContent)}';", policy, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("connect-src", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    [Fact]
    public void Escape_Json_KeepsItsValue()
    {
        var json = JsonSerializer.SerializeToUtf8Bytes("é€\u2028\u2029\u2030<>&", UnescapedJson.Options);

        var escaped = EmbeddableJson.Escape(json);

        Assert.Equal("\"é€\\u2028\\u2029\u2030\\u003C\\u003E\\u0026\"", Encoding.UTF8.GetString(escaped));
    }

    private static string Raw(string text) => JsonSerializer.Serialize(text, UnescapedJson.Options);

    private static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
