using EvalKit.Cli.Tests.Support;

namespace EvalKit.Cli.Tests.Documentation;

/// <summary>What docs/judges.md shows is right: its suites load, its commands are typed here, with a judge whose verdicts are on record.</summary>
public sealed class JudgesDocumentTests : IDisposable
{
    private readonly TestTerminal _terminal = new(isTerminal: false, ("OPENAI_API_KEY", "key-1"));

    public JudgesDocumentTests()
    {
        foreach (var folder in (string[])["evals", "graders", "datasets"])
            Directory.CreateDirectory(Path.Combine(_terminal.Folder, folder));
        _terminal.Write("datasets/replies.jsonl", string.Concat(Enumerable.Range(0, 30).Select(i => Row(i))));
        _terminal.Write("datasets/help.jsonl", string.Concat(Enumerable.Range(0, 30).Select(i => Row(i))));
        _terminal.Write("calibration.jsonl", string.Concat(Enumerable.Range(0, 30).Select(i => Row(i))));
        _terminal.Write("judgements.jsonl", string.Concat(Enumerable.Range(0, 30).Select(i => Row(i))));
        _terminal.Write("graders/tone.labels.jsonl", string.Concat(Enumerable.Range(0, 30).Select(i => FormattableString.Invariant($"{{\"item\":\"t{i}\",\"output\":\"reply {i}\",\"grade\":{i % 5 + 1}}}\n"))));
        _terminal.Write("graders/rows.yaml", "models: { checker: { provider: recorded, output: \"{{ item.check }}\" } }\ngraders:\n  rows: { type: judge_data, model: checker }\n");
        WriteTone("judge_pass_fail, criteria: Would you send it?");
    }

    [Fact]
    public async Task Suites_OfTheDocument_Load()
    {
        var blocks = DocumentBlocks.Of("judges.md", "yaml");
        Assert.Equal(3, blocks.Count);
        foreach (var block in blocks)
        {
            var models = "record: { provider: recorded, output: \"{{ item.reply }}\" }";
            var parts = block.StartsWith("models:", StringComparison.Ordinal) ? block.Replace("models: {", "models: { " + models + ",", StringComparison.Ordinal).Replace("models:\n", $"models:\n  {models}\n", StringComparison.Ordinal) : $"models: {{ {models} }}\n{block}";
            _terminal.Write("evals/s.yaml", $"name: s\nobjective: Reply as we would.\ndataset: {{ path: ../datasets/replies.jsonl }}\nvariants: {{ one: {{ model: record, baseline: true }}, two: {{ model: record }} }}\n{parts}");

            var code = await _terminal.RunAsync("validate", "evals/s.yaml");
            Assert.True(code == ExitCodes.Passed, $"{block}\n{_terminal.Error}");
        }
    }

    [Fact]
    public async Task Commands_OfTheDocument_Work()
    {
        var commands = DocumentBlocks.Commands("judges.md");
        Assert.Equal(["judge check", "judge check", "judge check", "data check"], commands.Select(c => $"{c[0]} {c[1]}"));
        foreach (var command in commands)
        {
            // Labels of `evalkit label` are on a scale, verdicts in the rows are pass or fail.
            WriteTone(command.Contains("--labels", StringComparer.Ordinal) ? "judge_score, criteria: How good is it?, range: [1, 5]" : "judge_pass_fail, criteria: Would you send it?");
            var code = await _terminal.RunAsync(command);
            Assert.True(code == ExitCodes.Passed, $"{string.Join(' ', command)}: {_terminal.Error}{_terminal.Output}");
        }
        Assert.Contains("datasets/help.jsonl: 10 of 30 rows flagged by", _terminal.Output, StringComparison.Ordinal);
        Assert.Equal(30, File.ReadAllLines(Path.Combine(_terminal.Folder, "datasets", "help.flags.jsonl")).Length);
    }

    public void Dispose() => _terminal.Dispose();

    private void WriteTone(string judge) => _terminal.Write("graders/tone.yaml",
        $"models: {{ judge: {{ provider: recorded, output: \"{{{{ item.{(judge.Contains("score", StringComparison.Ordinal) ? "score" : "verdict")} }}}}\" }} }}\ngraders:\n  tone: {{ type: {judge}, model: judge }}\n");

    private static string Row(int i)
    {
        var verdict = i % 3 == 0 ? "fail" : "pass";
        var flags = i % 3 == 0 ? "\\\"ambiguous\\\"" : "";
        return FormattableString.Invariant($"{{\"id\":\"t{i}\",\"question\":\"q{i}\",\"message\":\"m{i}\",\"reply\":\"reply {i}\",\"verdict\":\"{verdict}\",\"label\":\"{verdict}\",\"ann\":\"{verdict}\",\"ben\":\"pass\",\"score\":{i % 5 + 1},\"answer\":\"a\",\"check\":\"{{\\\"reasoning\\\":\\\"r\\\",\\\"flags\\\":[{flags}],\\\"note\\\":\\\"\\\"}}\"}}\n");
    }
}
