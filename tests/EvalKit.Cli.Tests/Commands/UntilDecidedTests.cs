using System.Text.Json;
using EvalKit.Cli.Tests.Support;

namespace EvalKit.Cli.Tests.Commands;

public sealed class UntilDecidedTests : IDisposable
{
    private const int Items = 300;

    private readonly TestTerminal _terminal = new();

    [Fact]
    public async Task Run_LargeDrop_EndsEarlyAndReportsWhatDidNotRun()
    {
        WriteSuite("{ metric: same.mean, against: baseline, margin: 0.05 }");

        Assert.Equal(ExitCodes.Failed, await RunAsync("a"));

        var summary = Summary("a");
        var until = summary.GetProperty("until_decided");
        var ran = until.GetProperty("items_run").GetInt32();
        Assert.True(until.GetProperty("decided").GetBoolean());
        Assert.InRange(ran, 10, Items - 1);
        Assert.Equal((Items - ran) * 2, until.GetProperty("cells_not_run").GetInt32());
        Assert.Equal((Items - ran) * 2, until.GetProperty("calls_not_needed").GetInt32());
        Assert.Equal((Items - ran) * 2, summary.GetProperty("cells").GetProperty("not_run").GetInt32());
        Assert.Equal("complete", summary.GetProperty("status").GetString());
        Assert.Equal(ran, summary.GetProperty("gates")[0].GetProperty("decided_after").GetInt32());
        Assert.Equal("betting-sequence", summary.GetProperty("comparisons")[0].GetProperty("interval").GetString());
        Assert.True(summary.GetProperty("comparisons")[0].GetProperty("high").GetDouble() < 0);
        var lines = Samples("a");
        Assert.Equal(Items * 2, lines.Length);
        Assert.Equal((Items - ran) * 2, lines.Count(l => l.Contains("\"outcome\":\"not_run\"", StringComparison.Ordinal) && l.Contains($"every gate was decided after {ran} of {Items} items", StringComparison.Ordinal)));
        Assert.Contains($"decided early after {ran} of {Items} items", _terminal.Output, StringComparison.Ordinal);
        Assert.Contains($"decided early after {ran} of {Items} items", File.ReadAllText(Path.Combine(_terminal.Folder, "reports", "s", "a", "summary.md")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_RelativeMarginOnASlice_IsDecidedByTheItemsOfTheSlice()
    {
        WriteSuite("{ metric: same.mean, against: baseline, margin: 0.1, effect: relative, slice: { kind: hard } }");

        Assert.Equal(ExitCodes.Failed, await RunAsync("a"));

        var summary = Summary("a");
        var gate = summary.GetProperty("gates")[0];
        var ran = summary.GetProperty("until_decided").GetProperty("items_run").GetInt32();
        var comparison = summary.GetProperty("comparisons").EnumerateArray().Single(c => c.GetProperty("interval").GetString() == "betting-sequence");
        Assert.InRange(ran, 20, Items - 1);
        Assert.Equal(ran, gate.GetProperty("decided_after").GetInt32());
        Assert.Equal("kind=hard", comparison.GetProperty("slice").GetString());
        Assert.Equal("relative", comparison.GetProperty("effect").GetString());
        Assert.Equal(Samples("a").Count(l => l.Contains("\"variant\":\"new\"", StringComparison.Ordinal) && !l.Contains("\"outcome\":\"not_run\"", StringComparison.Ordinal) && IsHard(l)), comparison.GetProperty("n").GetInt32());
        Assert.InRange(comparison.GetProperty("n").GetInt32(), 5, ran / 2);

        static bool IsHard(string line) => int.Parse(JsonElement.Parse(line).GetProperty("item").GetString()![1..], System.Globalization.CultureInfo.InvariantCulture) % 3 == 0;
    }

    [Fact]
    public async Task Run_ThresholdByTheWholeInterval_ReportsTheIntervalThatDecided()
    {
        WriteSuite("{ metric: same.mean, variant: new, at_most: 0.7, proof: interval }", "{ metric: same.mean, variant: old, at_least: 0.6, proof: interval }");

        Assert.Equal(ExitCodes.Passed, await RunAsync("a"));

        var gates = Summary("a").GetProperty("gates");
        Assert.InRange(Summary("a").GetProperty("until_decided").GetProperty("items_run").GetInt32(), 20, Items - 1);
        Assert.All(gates.EnumerateArray(), g => Assert.Contains("the interval lies on the good side of the limit", g.GetProperty("reason").GetString()!, StringComparison.Ordinal));
        Assert.InRange(gates[0].GetProperty("high").GetDouble(), 0.5, 0.7);
        Assert.InRange(gates[1].GetProperty("low").GetDouble(), 0.6, 0.9);
        // Two tests share one error by Holm's procedure: the first to be decided has half of it.
        Assert.Equal([0.95, 0.975], gates.EnumerateArray().Select(g => Math.Round(g.GetProperty("level").GetDouble(), 9)).Order());
    }

    [Fact]
    public async Task Run_AgainAndInParallel_EndsAtTheSameItem()
    {
        WriteSuite("{ metric: same.mean, against: baseline, margin: 0.05 }");

        await RunAsync("a", "--max-parallel", "1");
        await RunAsync("b", "--max-parallel", "16");

        Assert.Equal(Samples("a"), Samples("b"));
        Assert.Equal(WithoutExecution(Summary("a")), WithoutExecution(Summary("b")));
    }

    [Fact]
    public async Task Run_GateThatStaysOpen_IsAnOrdinaryRun()
    {
        WriteSuite("{ metric: same.mean, against: baseline, margin: 0.3 }", "{ metric: same.mean, variant: old, at_least: 0.9 }");

        await RunAsync("early");
        Assert.Equal(ExitCodes.Failed, await _terminal.RunAsync("run", "s.yaml", "--quiet", "--run-id", "whole"));

        Assert.False(Summary("early").GetProperty("until_decided").GetProperty("decided").GetBoolean());
        Assert.Equal(Samples("whole"), Samples("early"));
        Assert.Equal(Summary("whole").GetProperty("gates").GetRawText(), Summary("early").GetProperty("gates").GetRawText());
    }

    [Theory]
    [InlineData("{ metric: label.macro_f1, at_least: 0.5 }", "s.yaml:14:15: --until-decided cannot decide a gate on 'label.macro_f1': it is a number of the whole set")]
    [InlineData("{ metric: latency.p95, at_most: 2s }", "s.yaml:14:15: --until-decided cannot decide a gate on 'latency.p95': a quantile has no test")]
    [InlineData("{ metric: cost.per_1000, at_most: 2 }", "s.yaml:14:15: --until-decided cannot decide a gate on 'cost.per_1000': it has no largest value")]
    public async Task Run_GateWithoutASequentialTest_IsRefused(string gate, string problem)
    {
        WriteSuite(gate);

        Assert.Equal(ExitCodes.Wrong, await RunAsync("a"));
        Assert.Contains(problem, _terminal.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_terminal.Folder, "reports")));
    }

    [Fact]
    public async Task Accept_RunThatEndedEarly_IsRefused()
    {
        WriteSuite("{ metric: same.mean, against: baseline, margin: 0.05 }");
        await RunAsync("a");

        Assert.Equal(ExitCodes.Wrong, await _terminal.RunAsync("baseline", "accept", "reports/s/a"));
        Assert.Contains("a baseline needs all of them: run again without --until-decided", _terminal.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _terminal.Dispose();

    private void WriteSuite(params string[] gates)
    {
        // The old system is right on all but each tenth item, the new one on one in two.
        _terminal.Write("s.jsonl", string.Concat(Enumerable.Range(0, Items).Select(i =>
            FormattableString.Invariant($"{{\"id\":\"i{i}\",\"gold\":\"yes\",\"old\":\"{(i % 10 == 3 ? "no" : "yes")}\",\"new\":\"{(i % 2 == 0 ? "yes" : "no")}\",\"kind\":\"{(i % 3 == 0 ? "hard" : "easy")}\"}}\n"))));
        _terminal.Write("s.yaml", """
            name: s
            objective: Repeats what was recorded.
            dataset: { path: s.jsonl, slices: [kind] }
            models:
              old: { provider: recorded, output: "{{ item.old }}" }
              new: { provider: recorded, output: "{{ item.new }}" }
            variants:
              old: { model: old, baseline: true }
              new: { model: new }
            graders:
              same: { type: exact_match, reference: "{{ item.gold }}" }
              label: { type: classification, reference: "{{ item.gold }}" }
            gates:

            """ + string.Concat(gates.Select(g => $"  - {g}\n")));
    }

    private Task<int> RunAsync(string id, params string[] more) => _terminal.RunAsync(["run", "s.yaml", "--quiet", "--until-decided", "--run-id", id, .. more]);

    private JsonElement Summary(string id) => JsonElement.Parse(File.ReadAllText(Path.Combine(_terminal.Folder, "reports", "s", id, "summary.json")));

    private string[] Samples(string id) => File.ReadAllLines(Path.Combine(_terminal.Folder, "reports", "s", id, "samples.jsonl"));

    private static string WithoutExecution(JsonElement summary) =>
        string.Join('\n', summary.EnumerateObject().Where(p => p.Name != "execution").Select(p => $"{p.Name}: {p.Value.GetRawText()}"));
}
