using System.Text.Json;
using EvalKit.Cli.Tests.Support;

namespace EvalKit.Cli.Tests.Commands;

/// <summary>Commands that read a run without its suite leave the items in quarantine out as the run did, and say so.</summary>
public sealed class QuarantineTests : IDisposable
{
    private const string Line = "i1 is in quarantine until 2027-01-31 (ann: disputed) and counts in no gate: ";

    // 2026-11-21T00:00:00Z
    private readonly TestTerminal _terminal = new(environment: ("SOURCE_DATE_EPOCH", "1795219200"));

    [Fact]
    public async Task Compare_CandidateHasItemsInQuarantine_LeavesThemOutOfBothAndListsThem()
    {
        await RunAsync("before", "yes", "yes", "no", "yes", quarantine: false);
        await RunAsync("after", "yes", "no", "no", "yes", quarantine: true);

        Assert.Equal(ExitCodes.Passed, await _terminal.RunAsync("compare", "reports/s/before", "reports/s/after"));

        var row = _terminal.Output.Split('\n').Single(l => l.StartsWith("  only: same.mean", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        // Baseline, candidate and difference of the three items that count.
        Assert.Equal(["0.6667", "0.6667", "0"], row[2..5]);
        Assert.Equal("3", row[^1]);
        Assert.Contains("only: 0 items changed, 0 appeared, 0 vanished", _terminal.Output, StringComparison.Ordinal);
        Assert.Contains(Line + "only same 0", _terminal.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("worst items", _terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_OnlyTheBaselineHadAQuarantine_CountsEveryItem()
    {
        await RunAsync("before", "yes", "yes", "no", "yes", quarantine: true);
        await RunAsync("after", "yes", "no", "no", "yes", quarantine: false);

        await _terminal.RunAsync("compare", "reports/s/before", "reports/s/after");

        Assert.Contains("only: same.mean worst items: i1", _terminal.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("quarantine", _terminal.Output[_terminal.Output.IndexOf("before -> after", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProveGate_ItemsInQuarantine_CountInNoRunThatIsDrawn()
    {
        await RunAsync("r", "yes", "no", "yes", "yes", quarantine: true);

        foreach (var name in new[] { "s.yaml", "reports/s/r" })
        {
            var before = _terminal.Output.Length;
            await _terminal.RunAsync("prove-gate", name, "--replicates", "20", "--quiet", "--json");
            var proof = JsonElement.Parse(_terminal.Output[before..]);
            // Without i1 every item passes, so that no draw of them can fail.
            Assert.Equal(0, proof.GetProperty("gates")[0].GetProperty("false_alarms").GetProperty("value").GetDouble());
            Assert.Equal("i1", proof.GetProperty("quarantine")[0].GetProperty("item").GetString());
        }
        await _terminal.RunAsync("prove-gate", "reports/s/r", "--replicates", "20", "--quiet");
        Assert.Contains(Line + "only same 0", _terminal.Output, StringComparison.Ordinal);
    }

    /// <summary>They are asked and graded, so that they cost what they cost, and no gate rests on them.</summary>
    [Fact]
    public async Task Plan_ItemsInQuarantine_AreInTheWorkAndInNoGate()
    {
        await RunAsync("r", "yes", "no", "yes", "yes", quarantine: true);

        var before = _terminal.Output.Length;
        await _terminal.RunAsync("plan", "s.yaml", "--margin", "0.5", "--json");

        var plan = JsonElement.Parse(_terminal.Output[before..]);
        Assert.Equal(4, plan.GetProperty("work").GetProperty("items").GetInt32());
        Assert.Equal(3, plan.GetProperty("gates")[0].GetProperty("items").GetInt32());
    }

    [Fact]
    public async Task ProveGate_NothingInQuarantine_SaysNothingOfIt()
    {
        await RunAsync("r", "yes", "no", "yes", "yes", quarantine: false);

        var before = _terminal.Output.Length;
        await _terminal.RunAsync("prove-gate", "reports/s/r", "--replicates", "20", "--quiet", "--json");

        var proof = JsonElement.Parse(_terminal.Output[before..]);
        Assert.False(proof.TryGetProperty("quarantine", out _));
        Assert.NotEqual(0, proof.GetProperty("gates")[0].GetProperty("passes").GetProperty("count").GetInt32());
    }

    public void Dispose() => _terminal.Dispose();

    private Task<int> RunAsync(string id, string first, string second, string third, string fourth, bool quarantine)
    {
        string[] answers = [first, second, third, fourth];
        _terminal.Write("s.jsonl", string.Concat(answers.Select((_, i) => FormattableString.Invariant($"{{\"id\":\"i{i}\",\"gold\":\"yes\"}}\n"))));
        _terminal.Write("outputs.jsonl", string.Concat(answers.Select((a, i) => FormattableString.Invariant($"{{\"id\":\"i{i}\",\"answer\":\"{a}\"}}\n"))));
        _terminal.Write("s.yaml", $$$"""
            name: s
            objective: Repeats what was recorded.
            dataset: { path: s.jsonl }
            models:
              record: { provider: recorded, path: outputs.jsonl, id: id, output: answer }
            variants:
              only: { model: record }
            graders:
              same: { type: exact_match, reference: "{{ item.gold }}" }
            {{{(quarantine ? "quarantine: [ { item: i1, owner: ann, until: 2027-01-31, reason: disputed } ]" : "")}}}
            gates:
              - { metric: same.mean, at_least: 0.6 }

            """);
        return _terminal.RunAsync("run", "s.yaml", "--quiet", "--run-id", id);
    }
}
