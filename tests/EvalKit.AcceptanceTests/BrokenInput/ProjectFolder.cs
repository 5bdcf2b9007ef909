using System.Security.Cryptography;
using System.Text;
using EvalKit.AcceptanceTests.Support;

namespace EvalKit.AcceptanceTests.BrokenInput;

/// <summary>A small project that runs (suite, dataset, prompt), in a temporary folder of its own, to be broken in one place.</summary>
internal sealed class ProjectFolder : IDisposable
{
    public const string Suite = "suite.yaml";

    public const string Dataset = "data.jsonl";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public ProjectFolder(Uri server)
    {
        Path = Directory.CreateTempSubdirectory("evalkit-broken-").FullName;
        Write(Suite, $$$"""
            name: greeting
            objective: Repeats the greeting of the row.
            dataset: { path: data.jsonl, split: test, slices: [kind] }
            models:
              local: { provider: openai, model: test-model, base_url: "{{{server}}}" }
            prompts:
              ask: "{{ item.greeting }}"
            variants:
              current: { prompt: ask, model: local, baseline: true }
              proposed: { prompt: ask, model: local, parameters: { seed: 2 } }
            graders:
              same: { type: exact_match, reference: "{{ item.greeting }}" }
            gates:
              - { metric: same.mean, at_least: 0.5 }
              - { metric: same.mean, against: baseline, margin: 0.1 }

            """);
        Write(Dataset, """
            {"id":"a","split":"test","kind":"plain","greeting":"hello"}
            {"id":"b","split":"test","kind":"plain","greeting":"good morning"}
            {"id":"c","split":"train","kind":"formal","greeting":"good day"}

            """);
    }

    public string Path { get; }

    public void Write(string name, string text) => Write(name, Utf8.GetBytes(text));

    public void Write(string name, byte[] bytes)
    {
        var path = In(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }

    public void Delete(string name) => File.Delete(In(name));

    public void MakeFolder(string name) => Directory.CreateDirectory(In(name));

    public string Read(string name) => File.ReadAllText(In(name));

    /// <summary>Replaces a text that stands in a file exactly once.</summary>
    public void Edit(string name, string old, string replacement)
    {
        var text = Read(name);
        Assert.Equal(2, text.Split(old).Length);
        Write(name, text.Replace(old, replacement, StringComparison.Ordinal));
    }

    public void EditSuite(string old, string replacement) => Edit(Suite, old, replacement);

    public void EditDataset(string old, string replacement) => Edit(Dataset, old, replacement);

    public Task<ToolResult> RunToolAsync(params string[] arguments) => RunToolAsync([], arguments);

    public async Task<ToolResult> RunToolAsync(Dictionary<string, string?> environment, params string[] arguments)
    {
        await using var process = ToolProcess.Start(Path, environment, arguments);
        return await process.EndAsync(Tool.Limit);
    }

    /// <summary>Every folder and file below with the hash of its content: equal before and after when nothing was touched.</summary>
    public IReadOnlyList<string> Fingerprint() =>
    [
        .. Directory.EnumerateFileSystemEntries(Path, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(entry => $"{System.IO.Path.GetRelativePath(Path, entry)} {(Directory.Exists(entry) ? "folder" : Hash(entry))}"),
    ];

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private string In(string name) => System.IO.Path.Combine(Path, name);

    private static string Hash(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
