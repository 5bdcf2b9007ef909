using System.Text.Json;
using EvalKit.Cli.Tests.Support;

namespace EvalKit.Cli.Tests.Commands;

/// <summary>A grader that is too kind to one variant, with people's labels of some outputs, through run.</summary>
public sealed class CorrectedRunTests : IDisposable
{
    private readonly TestTerminal _terminal = new();

    // The grader passes whatever says "please"; people pass what is right. The new variant says please twice as often and is no better.
    public CorrectedRunTests()
    {
        _terminal.Write("d.jsonl", string.Concat(Enumerable.Range(0, 240).Select(i => FormattableString.Invariant($"{{\"id\":\"i{i}\",\"kind\":\"{(i % 2 == 0 ? "even" : "odd")}\",\"old\":\"{Answer(i, 3)}\",\"new\":\"{Answer(i, 2)}\"}}\n"))));
        _terminal.Write("labels.jsonl", string.Concat(Enumerable.Range(0, 90).SelectMany(i => new[] { Label(i, Answer(i, 3)), Label(i, Answer(i, 2)) })));
    }

    [Fact]
    public async Task Run_GateOnCorrected_FollowsPeopleWhereTheGraderIsMisled()
    {
        Assert.Equal(ExitCodes.Passed, await RunAsync("{ metric: tone.mean, against: baseline, margin: 0.12, on: corrected }", "{ metric: tone.mean, at_most: 0.8, on: corrected, proof: interval }"));

        var summary = Summary();
        var comparisons = summary.GetProperty("comparisons").EnumerateArray().ToList();
        var corrected = comparisons.Single(c => c.TryGetProperty("on", out var on) && on.GetString() == "corrected");
        var raw = comparisons.Single(c => c.GetProperty("metric").GetString() == "tone.mean" && c.GetProperty("slice").ValueKind == JsonValueKind.Null && !c.TryGetProperty("on", out _));
        Assert.True(raw.GetProperty("low").GetDouble() > 0.05, raw.GetRawText());
        Assert.True(corrected.GetProperty("low").GetDouble() < 0 && corrected.GetProperty("high").GetDouble() > 0, corrected.GetRawText());
        Assert.Equal(90, corrected.GetProperty("labels").GetInt32());
        var value = summary.GetProperty("variants").GetProperty("new").GetProperty("corrected").GetProperty("tone.mean");
        Assert.Equal((90, 240, "ppi++"), (value.GetProperty("labels").GetInt32(), value.GetProperty("items").GetInt32(), value.GetProperty("method").GetString()));
        // People pass three answers in five, whatever the variant.
        Assert.InRange(0.6, value.GetProperty("low").GetDouble(), value.GetProperty("high").GetDouble());
        Assert.Contains("against baseline, margin 0.12, on corrected", _terminal.Output, StringComparison.Ordinal);
        Assert.Contains("tone.mean corrected by 90 labels", _terminal.Output, StringComparison.Ordinal);
        Assert.Contains("corrected by people's labels", File.ReadAllText(Path.Combine(_terminal.Folder, "reports", "s", "r", "summary.md")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_LabelsForTuning_AreNotUsed()
    {
        _terminal.Write("labels.jsonl", string.Concat(Enumerable.Range(0, 90).SelectMany(i => new[] { Label(i, Answer(i, 3), i < 60 ? "tuning" : "measuring"), Label(i, Answer(i, 2), i < 60 ? "tuning" : "measuring") })));

        await RunAsync("{ metric: tone.mean, against: baseline, margin: 0.02, on: corrected }");

        Assert.Equal(30, Summary().GetProperty("variants").GetProperty("new").GetProperty("corrected").GetProperty("tone.mean").GetProperty("labels").GetInt32());
    }

    [Fact]
    public async Task Run_NoLabels_IsInvalidAndSaysWhy()
    {
        _terminal.Write("labels.jsonl", Label(0, "another answer"));

        await RunAsync("{ metric: tone.mean, against: baseline, margin: 0.02, on: corrected }");

        var gate = Summary().GetProperty("gates").EnumerateArray().Single();
        Assert.Equal("invalid", gate.GetProperty("outcome").GetString());
        Assert.Contains("people graded too few pairs on both sides: 0 items have a label", gate.GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ metric: people.mean, at_least: 0.1, on: corrected }", "of: tone", "nothing corrects 'people.mean'")]
    [InlineData("{ metric: tone.mean, at_least: 0.1, on: corrected }", "of: tune", "there is no grader 'tune'; did you mean 'tone'?")]
    [InlineData("{ metric: tone.mean, at_least: 0.1 }", "of: tone, task: ranking", "comparisons correct no grader: 'of' needs the task pass_fail or scale")]
    [InlineData("{ metric: tone.mean, at_least: 0.1 }", "strata: judge", "'strata' is for labels that correct a grader: name it with 'of'")]
    [InlineData("{ metric: tone.mean, at_least: 0.1 }", "of: tone, strata: colour", "'colour' is neither 'judge' nor among the dataset's slices; valid are judge, kind")]
    public async Task Run_WrongCorrection_IsAProblemOfTheSuite(string gate, string of, string problem)
    {
        Assert.Equal(ExitCodes.Wrong, await RunWithAsync(of, gate));
        Assert.Contains(problem, _terminal.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _terminal.Dispose();

    /// <summary>Three answers in five are right; every so many say please.</summary>
    private static string Answer(int item, int please) => FormattableString.Invariant($"{(item * 7 % 5 < 3 ? "right" : "wrong")}{(item * 11 % 6 % please == 0 ? " please" : "")} {please}");

    private static string Label(int item, string output, string set = "measuring") =>
        FormattableString.Invariant($"{{\"item\":\"i{item}\",\"output\":\"{output}\",\"grade\":\"{(output.StartsWith("right", StringComparison.Ordinal) ? "pass" : "fail")}\",\"set\":\"{set}\"}}\n");

    private Task<int> RunAsync(params string[] gates) => RunWithAsync("of: tone", gates);

    private Task<int> RunWithAsync(string of, params string[] gates)
    {
        _terminal.Write("s.yaml", $$$"""
            name: s
            objective: Polite and right.
            dataset: { path: d.jsonl, slices: [kind] }
            models:
              old: { provider: recorded, output: "{{ item.old }}" }
              new: { provider: recorded, output: "{{ item.new }}" }
            variants:
              old: { model: old, baseline: true }
              new: { model: new }
            graders:
              tone: { type: contains, reference: please }
              people: { type: human, labels: labels.jsonl, {{{of}}} }
            gates:
            {{{string.Concat(gates.Select(g => $"  - {g}\n"))}}}
            """);
        return _terminal.RunAsync("run", "s.yaml", "--run-id", "r", "--quiet");
    }

    private JsonElement Summary() => JsonElement.Parse(File.ReadAllText(Path.Combine(_terminal.Folder, "reports", "s", "r", "summary.json")));
}
