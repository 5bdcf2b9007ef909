using System.Text.Json;
using EvalKit.Cli.Tests.Support;
using EvalKit.People;

namespace EvalKit.Cli.Tests.Documentation;

/// <summary>What docs/people.md shows is done here: its suite is run, its commands are typed, its lines are read.</summary>
public sealed class PeopleDocumentTests : IDisposable
{
    private readonly TestTerminal _terminal = new();

    public PeopleDocumentTests()
    {
        foreach (var folder in (string[])["evals", "graders", "datasets"])
            Directory.CreateDirectory(Path.Combine(_terminal.Folder, folder));
        _terminal.Write("datasets/items.jsonl", string.Concat(Enumerable.Range(0, 40).Select(i => FormattableString.Invariant($"{{\"id\":\"t{i}\",\"message\":\"q {i}\",\"stakes\":\"{(i < 3 ? "high" : "low")}\",\"answer\":\"reply {i}\",\"order\":\"o\"}}\n"))));
    }

    [Fact]
    public async Task Commands_InTheirOrder_LeadFromAnswersToAGate()
    {
        WriteSuite(DocumentBlocks.Of("people.md", "yaml").First(b => b.StartsWith("graders:", StringComparison.Ordinal)));
        var commands = DocumentBlocks.Commands("people.md");
        Assert.Equal(["run", "label", "label import", "label agreement", "run"], commands.Select(c => c[0] == "label" && c[1] is "import" or "agreement" ? $"label {c[1]}" : c[0]));
        var codes = new List<int>();
        foreach (var command in commands)
        {
            if (command[0] == "label" && command[1] == "import")
                foreach (var rater in command.Where(a => a.EndsWith(".json", StringComparison.Ordinal)))
                    _terminal.Write(rater, Saved(Path.GetFileNameWithoutExtension(rater)));
            codes.Add(await _terminal.RunAsync([.. command.Select(a => a.Replace("/RUN", "/" + RunId(), StringComparison.Ordinal)), .. command[0] == "run" ? ["--quiet"] : Array.Empty<string>()]));
        }

        // Before anybody has graded there is no score, and afterwards the gate holds.
        Assert.Equal([ExitCodes.Incomplete, ExitCodes.Passed, ExitCodes.Passed, ExitCodes.Passed, ExitCodes.Passed], codes);
        Assert.Contains("tone.labels.jsonl: 80 added", _terminal.Output, StringComparison.Ordinal);
        Assert.Contains("Krippendorff alpha", _terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_OfLabels_AreReadEachInAFileOfItsTask()
    {
        var lines = DocumentBlocks.Of("people.md", "json").SelectMany(b => b.Split('\n', StringSplitOptions.RemoveEmptyEntries)).ToList();
        Assert.Equal(3, lines.Count);
        foreach (var line in lines)
        {
            _terminal.Write("one.labels.jsonl", line + "\n");
            var (labels, problems) = LabelFile.Read(Path.Combine(_terminal.Folder, "one.labels.jsonl"), "one.labels.jsonl");
            Assert.Empty(problems);
            Assert.Single(labels!.Grades);
        }
    }

    [Fact]
    public async Task Queue_OfTheDocument_IsCountedAndLabelled()
    {
        var queue = DocumentBlocks.Of("people.md", "yaml").First(b => b.StartsWith("needs_human:", StringComparison.Ordinal));
        WriteSuite("graders:\n  order: { type: contains, reference: \"{{ item.order }}\" }\n" + queue);

        Assert.Equal(ExitCodes.Passed, await _terminal.RunAsync("run", "evals/replies.yaml", "--quiet", "--run-id", "r"));
        Assert.Equal(ExitCodes.Passed, await _terminal.RunAsync("label", "reports/replies/r", "--needs-human", "--task", "pass_fail"));

        var needed = JsonElement.Parse(File.ReadAllText(Path.Combine(_terminal.Folder, "reports/replies/r/summary.json"))).GetProperty("needs_human");
        // Three of high stakes, 36 in whose answers there is no o; two answers are both.
        Assert.Equal(40, needed.GetProperty("variants").GetProperty("only").GetInt32());
        Assert.Contains("40 questions", _terminal.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _terminal.Dispose();

    private void WriteSuite(string parts) => _terminal.Write("evals/replies.yaml", $$$"""
        name: replies
        objective: Reply as we would.
        dataset: { path: ../datasets/items.jsonl, slices: [stakes] }
        models: { record: { provider: recorded, output: "{{ item.answer }}" } }
        variants: { only: { model: record } }
        {{{parts}}}
        """);

    private string RunId() => Directory.Exists(Path.Combine(_terminal.Folder, "reports/replies")) ? Path.GetFileName(Directory.GetDirectories(Path.Combine(_terminal.Folder, "reports/replies"))[0]) : "RUN";

    /// <summary>What the page saves of a rater who passes everything.</summary>
    private string Saved(string rater)
    {
        var path = Directory.GetFiles(Path.Combine(_terminal.Folder, "reports/replies", RunId(), "label"), "*.key.json").Single();
        var questions = JsonElement.Parse(File.ReadAllText(path)).GetProperty("questions").EnumerateArray().Select(q => q.GetProperty("id").GetString());
        return $$"""{"schema":1,"page":"{{Path.GetFileName(path).Split('.')[^3]}}","rater":"{{rater}}","grades":[{{string.Join(',', questions.Select(q => $$"""{"question":"{{q}}","grade":"pass","comment":"","time":"2026-11-21T18:20:03Z"}"""))}}]}""";
    }
}
