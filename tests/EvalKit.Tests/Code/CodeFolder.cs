using System.Text.Json;
using EvalKit.Models;
using EvalKit.Tests.Datasets;
using EvalKit.Tests.Suites;

namespace EvalKit.Tests.Code;

/// <summary>A folder with a dataset of two questions and a suite that leaves to code what a test gives.</summary>
internal sealed class CodeFolder : IDisposable
{
    public const string Head = """
        name: capitals
        objective: Name the capital.
        dataset: { path: d.jsonl }
        graders: { name: { type: exact_match, reference: "{{ item.capital }}" } }
        gates: [ { metric: name.mean, at_least: 0.9 } ]

        """;

    private readonly TestFolder _folder = new();

    public CodeFolder(string rest = "", string head = Head)
    {
        Items(("France", "Paris"), ("Peru", "Lima"));
        _folder.Write("s.yaml", head + rest);
    }

    public string Path => _folder.Path;

    public EvalSuite Suite => Eval.Suite(_folder.In("s.yaml")).WithEnvironment(new Variables());

    public void Items(params (string Country, string Capital)[] items) =>
        _folder.Write("d.jsonl", string.Join('\n', items.Select((item, i) => $$"""{"id":"{{i + 1}}","country":"{{item.Country}}","capital":"{{item.Capital}}"}""")));

    public string Write(string name, string content) => _folder.Write(name, content);

    /// <summary>The lines of samples.jsonl.</summary>
    public static IReadOnlyList<JsonElement> Samples(EvalResult result) => [.. File.ReadAllLines(result.Folder.Samples).Select(l => JsonElement.Parse(l))];

    public static JsonElement Record(EvalResult result) => JsonElement.Parse(File.ReadAllText(result.Folder.Run));

    /// <summary>What is wrong, when a suite cannot run.</summary>
    public static async Task<string> ProblemsAsync(EvalSuite suite) =>
        string.Join('\n', (await Assert.ThrowsAnyAsync<SuiteProblemsException>(() => suite.RunAsync())).Problems.Select(p => p.Message));

    public void Dispose() => _folder.Dispose();
}
