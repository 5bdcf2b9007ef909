using EvalKit.Viewing.Tests.Support;

namespace EvalKit.Viewing.Tests;

/// <summary>What is served: runs of the folder and named files of theirs, nothing else on the machine.</summary>
public sealed class FolderTests(MadeRuns runs) : IClassFixture<MadeRuns>
{
    [Theory]
    [InlineData("/runs/../../outside/secret.txt")]
    [InlineData("/../outside/secret.txt")]
    [InlineData("/runs/colours/first/../../../../outside/secret.txt")]
    [InlineData("/runs/%2e%2e/%2e%2e/outside/secret.txt")]
    [InlineData("/runs/colours/first/..%2f..%2f..%2f..%2foutside%2fsecret.txt")]
    [InlineData("/runs/colours/first/..%252f..%252f..%252f..%252foutside%252fsecret.txt")]
    [InlineData("/runs/%252e%252e/%252e%252e/outside/secret.txt")]
    [InlineData("/runs/colours/first/..\\..\\..\\..\\outside\\secret.txt")]
    [InlineData("/runs/colours/first/%5c..%5c..%5c..%5coutside%5csecret.txt")]
    [InlineData("/runs/colours/first/....//....//....//outside/secret.txt")]
    [InlineData("/runs/colours/first/%c0%ae%c0%ae/%c0%ae%c0%ae/%c0%ae%c0%ae/outside/secret.txt")]
    [InlineData("/runs/colours/first/{outside}/secret.txt")]
    [InlineData("/runs/{outside}/secret.txt")]
    [InlineData("/runs//outside/secret.txt")]
    [InlineData("//outside/secret.txt")]
    [InlineData("/runs/../outside/")]
    [InlineData("/compare?run=../outside&run=colours/first")]
    [InlineData("/compare?run=colours/../../outside&run=colours/first")]
    [InlineData("/runs/colours/first/secret.txt")]
    [InlineData("/runs/colours/first/summary.json%00.txt")]
    public async Task Get_PathThatLeadsOut_FindsNothing(string target)
    {
        await using var served = await (await ServedFolder.StartAsync(runs)).EnterAsync();

        var answer = await served.Client.GetAsync(target.Replace("{outside}", served.Outside, StringComparison.Ordinal));

        Assert.Contains(answer.Status, new[] { 400, 404 });
        Assert.DoesNotContain(ServedFolder.Secret, answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_TargetWithAnotherServersName_FindsNothingOfIt()
    {
        await using var served = await (await ServedFolder.StartAsync(runs)).EnterAsync();

        Assert.Contains((await served.Client.GetAsync("http://evil.example/runs.json")).Status, new[] { 400, 403 });
        Assert.Contains((await served.Client.GetAsync("file:///etc/passwd")).Status, new[] { 400, 403, 404 });
    }

    [Fact]
    public async Task Get_Links_AreNotFollowed()
    {
        await using var served = await (await ServedFolder.StartAsync(runs)).EnterAsync();
        var elsewhere = Path.Combine(served.Outside, "run");
        Directory.CreateDirectory(elsewhere);
        foreach (var file in Directory.GetFiles(served.In("colours", "first")))
            File.Copy(file, Path.Combine(elsewhere, Path.GetFileName(file)));
        Directory.CreateSymbolicLink(served.In("linked"), served.Outside);
        Directory.CreateSymbolicLink(served.In("colours", "linked"), elsewhere);
        foreach (var name in new[] { "summary.md", "report.html" })
        {
            File.Delete(served.In("colours", "first", name));
            File.CreateSymbolicLink(served.In("colours", "first", name), Path.Combine(served.Outside, "secret.txt"));
        }

        Assert.Equal(["colours/first", "colours/second", "shapes/first"], (await served.RunsAsync()).Keys.Order(StringComparer.Ordinal));
        Assert.Equal(404, (await served.Client.GetAsync("/runs/linked/run/")).Status);
        Assert.Equal(404, (await served.Client.GetAsync("/runs/colours/linked/summary.json")).Status);
        Assert.Equal(404, (await served.Client.GetAsync("/runs/colours/first/summary.md")).Status);
        // The report is made from the record instead.
        var report = await served.Client.GetAsync("/runs/colours/first/");
        Assert.Equal(200, report.Status);
        Assert.DoesNotContain(ServedFolder.Secret, report.Body, StringComparison.Ordinal);
        Assert.Contains("<script type=\"application/json\" id=\"record\">", report.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run.json", "application/json")]
    [InlineData("summary.json", "application/json")]
    [InlineData("samples.jsonl", "application/jsonl")]
    [InlineData("summary.md", "text/plain; charset=utf-8")]
    [InlineData("junit.xml", "application/xml")]
    [InlineData("scores.csv", "text/csv; charset=utf-8")]
    public async Task Get_FileOfARun_IsTheFile(string name, string type)
    {
        await using var served = await (await ServedFolder.StartAsync(runs)).EnterAsync();

        var answer = await served.Client.GetAsync("/runs/shapes/first/" + name);

        Assert.Equal((200, type, "nosniff"), (answer.Status, answer.Headers["content-type"], answer.Headers["x-content-type-options"]));
        Assert.Equal(File.ReadAllText(served.In("shapes", "first", name)), answer.Body);
        Assert.Contains("default-src 'none'", answer.Headers["content-security-policy"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("label/tone.key.json")]
    [InlineData("samples.partial.jsonl")]
    [InlineData("notes.txt")]
    [InlineData("SUMMARY.JSON")]
    [InlineData("report.html")]
    public async Task Get_OtherFileOfARun_IsNotServed(string name)
    {
        await using var served = await (await ServedFolder.StartAsync(runs)).EnterAsync();
        Directory.CreateDirectory(served.In("shapes", "first", "label"));
        File.WriteAllText(served.In("shapes", "first", "label", "tone.key.json"), ServedFolder.Secret);
        File.WriteAllText(served.In("shapes", "first", "samples.partial.jsonl"), ServedFolder.Secret);
        File.WriteAllText(served.In("shapes", "first", "notes.txt"), ServedFolder.Secret);

        Assert.Equal(404, (await served.Client.GetAsync("/runs/shapes/first/" + name)).Status);
    }

    [Theory]
    [InlineData("colours", "first,second")]
    [InlineData("colours/second", "second")]
    public async Task List_FolderOfASuiteOrOfARun_HasItsRuns(string folder, string expected)
    {
        await using var served = await (await ServedFolder.StartAsync(runs, folder)).EnterAsync();

        var listed = await served.RunsAsync();

        Assert.Equal(expected.Split(','), listed.Keys.Order(StringComparer.Ordinal));
        foreach (var run in listed.Values)
            Assert.Equal(200, (await served.Client.GetAsync(run.GetProperty("address").GetString()!)).Status);
    }

    [Fact]
    public async Task List_FoldersWithOddNames_AreReached()
    {
        await using var served = await (await ServedFolder.StartAsync(runs)).EnterAsync();
        Directory.Move(served.In("colours"), served.In("a b+c%2e%26?#é日"));

        var run = (await served.RunsAsync())["a b+c%2e%26?#é日/first"];

        Assert.Equal(200, (await served.Client.GetAsync(run.GetProperty("address").GetString()!)).Status);
        Assert.Equal("colours", run.GetProperty("suite").GetString());
    }
}
