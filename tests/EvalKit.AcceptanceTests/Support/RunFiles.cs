using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EvalKit.AcceptanceTests.Support;

/// <summary>The files of a run folder.</summary>
internal sealed partial class RunFiles(string folder)
{
    public static readonly IReadOnlyList<string> Names = ["report.html", "run.json", "samples.jsonl", "scores.csv", "summary.json", "summary.md", "junit.xml"];

    public string Folder => folder;

    public JsonElement Summary => JsonElement.Parse(Text("summary.json"));

    public IReadOnlyList<JsonElement> Samples => [.. Text("samples.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];

    public string Text(string name) => File.ReadAllText(Path.Combine(folder, name), Encoding.UTF8);

    public byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(folder, name));

    /// <summary>Fails unless this folder holds every file of a run and nothing else.</summary>
    public void AssertComplete() => Assert.Equal(Names.Order(StringComparer.Ordinal), Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    /// <summary>Fails unless another run recorded the same byte for byte, the execution block aside.</summary>
    public void AssertSameRecordAs(RunFiles other)
    {
        Assert.Equal(WithoutExecution("summary.json"), other.WithoutExecution("summary.json"));
        Assert.Equal(WithoutExecution("run.json"), other.WithoutExecution("run.json"));
        Assert.Equal(ReportWithoutExecution(), other.ReportWithoutExecution());
        foreach (var name in (ReadOnlySpan<string>)["samples.jsonl", "scores.csv", "summary.md", "junit.xml"])
            Assert.True(Bytes(name).AsSpan().SequenceEqual(other.Bytes(name)), $"{name} differs");
    }

    private string WithoutExecution(string name)
    {
        var document = JsonNode.Parse(Text(name))!.AsObject();
        Assert.True(document.Remove("execution"));
        return document.ToJsonString();
    }

    private string ReportWithoutExecution()
    {
        var report = Text("report.html");
        Assert.Single(ExecutionElement().Matches(report));
        return ExecutionElement().Replace(report, "");
    }

    [GeneratedRegex("""<script type="application/json" id="execution">.*?</script>""", RegexOptions.Singleline | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex ExecutionElement();
}
