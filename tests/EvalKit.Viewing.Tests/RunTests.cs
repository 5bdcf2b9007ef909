using System.Text.Json;
using EvalKit.Reporting.Html;
using EvalKit.Viewing.Tests.Support;

namespace EvalKit.Viewing.Tests;

/// <summary>What is said of runs: those that ended, go on, were stopped, or cannot be read.</summary>
public sealed class RunTests(MadeRuns runs) : IClassFixture<MadeRuns>
{
    [Fact]
    public async Task List_RunThatEnded_HasTheNumbersOfItsSummary()
    {
        await using var served = await (await ServedFolder.StartAsync(runs)).EnterAsync();
        var summary = JsonElement.Parse(File.ReadAllText(served.In("colours", "first", "summary.json")));
        var variant = summary.GetProperty("variants").GetProperty("only");

        var run = (await served.RunsAsync())["colours/first"];

        Assert.Equal("ended", run.GetProperty("state").GetString());
        foreach (var name in new[] { "suite", "status", "verdict" })
            Assert.Equal(summary.GetProperty(name).GetString(), run.GetProperty(name).GetString());
        Assert.Equal("first", run.GetProperty("run").GetString());
        Assert.Equal(summary.GetProperty("execution").GetProperty("started").GetString(), run.GetProperty("started").GetString());
        Assert.Equal(("only", "same.mean"), (run.GetProperty("variant").GetString(), run.GetProperty("metric").GetProperty("name").GetString()));
        foreach (var end in new[] { "value", "low", "high" })
            Assert.Equal(variant.GetProperty("metrics").GetProperty("same.mean").GetProperty(end).GetDouble(), run.GetProperty("metric").GetProperty(end).GetDouble());
        Assert.Equal(3, run.GetProperty("items").GetInt32());
    }

    [Fact]
    public async Task List_RunThatWritesItsProgress_GoesOnUntilItFallsSilent()
    {
        await using var served = await (await ServedFolder.StartAsync(runs)).EnterAsync();
        var folder = served.In("colours", "third");
        Directory.CreateDirectory(folder);
        var progress = Path.Combine(folder, "progress.json");
        File.WriteAllText(progress, """{"planned":400,"done":100,"failed":2,"elapsed_s":12.5,"note":"<b>"}""");

        var going = (await served.RunsAsync())["colours/third"];

        Assert.Equal("running", going.GetProperty("state").GetString());
        Assert.Equal("""{"planned":400,"done":100,"failed":2,"elapsed_s":12.5}""", going.GetProperty("progress").GetRawText());
        Assert.Equal(200, (await served.Client.GetAsync("/runs/colours/third/")).Status);

        File.WriteAllText(progress, """{"planned":40""");
        going = (await served.RunsAsync())["colours/third"];
        Assert.Equal("running", going.GetProperty("state").GetString());
        Assert.False(going.TryGetProperty("progress", out _));

        File.SetLastWriteTimeUtc(progress, DateTime.UtcNow.AddMinutes(-1));
        Assert.Equal("stopped", (await served.RunsAsync())["colours/third"].GetProperty("state").GetString());
    }

    /// <summary>A run that is made again under its id goes on, whatever it found the last time.</summary>
    [Fact]
    public async Task List_RunThatIsMadeAgain_GoesOn()
    {
        await using var served = await (await ServedFolder.StartAsync(runs)).EnterAsync();
        Assert.Equal("ended", (await served.RunsAsync())["colours/first"].GetProperty("state").GetString());

        File.WriteAllText(served.In("colours", "first", "progress.json"), "{}");

        Assert.Equal("running", (await served.RunsAsync())["colours/first"].GetProperty("state").GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"suite\":1}")]
    [InlineData("{\"suite\":")]
    public async Task List_SummaryThatCannotBeRead_IsAProblemOfThatRunAlone(string summary)
    {
        await using var served = await (await ServedFolder.StartAsync(runs)).EnterAsync();
        File.WriteAllText(served.In("colours", "first", "summary.json"), summary);

        var listed = await served.RunsAsync();

        Assert.NotEqual("", listed["colours/first"].GetProperty("problem").GetString());
        Assert.False(listed["colours/second"].TryGetProperty("problem", out _));
        Assert.Equal(200, (await served.Client.GetAsync("/runs/colours/first/")).Status);
    }

    [Fact]
    public async Task Get_Report_RunsUnderThePolicyOfTheViewerAndInAnOriginOfItsOwn()
    {
        await using var served = await (await ServedFolder.StartAsync(runs)).EnterAsync();

        var answer = await served.Client.GetAsync("/runs/colours/first/");

        Assert.Equal(File.ReadAllText(served.In("colours", "first", "report.html")), answer.Body);
        Assert.Equal(HtmlReport.ContentSecurityPolicy + "; frame-ancestors 'none'; sandbox allow-scripts allow-downloads", answer.Headers["content-security-policy"]);
        Assert.DoesNotContain("unsafe", answer.Headers["content-security-policy"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!doctype html><script>alert(document.cookie)</script>")]
    [InlineData("")]
    public async Task Get_ReportThatAnotherWrote_IsMadeFromTheRecordInstead(string foreign)
    {
        await using var served = await (await ServedFolder.StartAsync(runs)).EnterAsync();
        var own = File.ReadAllText(served.In("colours", "first", "report.html"));
        File.WriteAllText(served.In("colours", "first", "report.html"), foreign);

        var answer = await served.Client.GetAsync("/runs/colours/first/");

        Assert.Equal(200, answer.Status);
        Assert.DoesNotContain("alert(document.cookie)", answer.Body, StringComparison.Ordinal);
        // Chunks are marked on the wire; the record is the same.
        foreach (var id in new[] { "record", "samples-0", "sample-index" })
            Assert.Contains($"id=\"{id}\">", answer.Body, StringComparison.Ordinal);
        Assert.Contains(HtmlReport.ContentSecurityPolicy, own, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_ReportWhoseRecordIsIncomplete_SaysWhatIsMissing()
    {
        await using var served = await (await ServedFolder.StartAsync(runs)).EnterAsync();
        File.Delete(served.In("colours", "first", "report.html"));
        File.Delete(served.In("colours", "first", "run.json"));

        var answer = await served.Client.GetAsync("/runs/colours/first/");

        Assert.Equal(409, answer.Status);
        Assert.Contains("run.json", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_RunsOfOneSuite_AreOneReport()
    {
        await using var served = await (await ServedFolder.StartAsync(runs)).EnterAsync();

        var answer = await served.Client.GetAsync("/compare?run=colours%2Ffirst&run=colours/second");

        Assert.Equal(200, answer.Status);
        Assert.Contains("only @ first", answer.Body, StringComparison.Ordinal);
        Assert.Contains("only @ second", answer.Body, StringComparison.Ordinal);
        Assert.Contains("id=\"history\"", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/compare", 404)]
    [InlineData("/compare?run=colours/first", 404)]
    [InlineData("/compare?run=colours/first&run=colours/first", 404)]
    [InlineData("/compare?run=colours/first&run=colours/none", 404)]
    [InlineData("/compare?run=colours/first&run=shapes/first", 409)]
    public async Task Compare_RunsThatCannotBeCompared_SaysSo(string target, int status)
    {
        await using var served = await (await ServedFolder.StartAsync(runs)).EnterAsync();

        Assert.Equal(status, (await served.Client.GetAsync(target)).Status);
    }
}
