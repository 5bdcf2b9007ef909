using EvalKit.Suites;

namespace EvalKit.Tests.Suites;

public sealed class SuiteFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("evalkit-files-").FullName;

    [Fact]
    public void Of_FollowsWhatASuiteNames_ThroughOtherFiles_AndKnowsFilesThatAreNotThereYet()
    {
        Write("evals/s.yaml", "dataset: { path: ../data/rows.jsonl }\nprompts:\n  a: { path: missing.md }\n  b: \"{{ item.text }}\"\ngraders:\n  g: { use: ../graders/g.yaml }\nmodels:\n  m: { model: gpt-4.1-mini, base_url: \"https://example.org/v1.json\", timeout: 2.5 }\n");
        Write("data/rows.jsonl", "");
        Write("graders/g.yaml", "labels: g.labels.jsonl\n");

        Assert.Equal(["data/rows.jsonl", "evals/missing.md", "evals/s.yaml", "graders/g.labels.jsonl", "graders/g.yaml"], Found("evals/s.yaml"));
    }

    [Fact]
    public void Of_ASuiteThatIsNoYaml_IsItsOwnFile()
    {
        Write("s.yaml", "a: [\n  b.md\n");

        Assert.Equal(["s.yaml"], Found("s.yaml"));
    }

    [Fact]
    public void Of_FilesThatNameEachOther_Ends()
    {
        Write("a.yaml", "x: b.yaml\n");
        Write("b.yaml", "x: a.yaml\n");

        Assert.Equal(["a.yaml", "b.yaml"], Found("a.yaml"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private IEnumerable<string> Found(string name) =>
        SuiteFiles.Of(Path.Combine(_folder, name)).Select(f => Path.GetRelativePath(_folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal);

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_folder, name))!);
        File.WriteAllText(Path.Combine(_folder, name), text);
    }
}
