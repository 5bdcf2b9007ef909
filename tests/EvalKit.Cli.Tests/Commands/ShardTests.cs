using System.Text.Json;
using EvalKit.Cli.Scaffolding;
using EvalKit.Cli.Tests.Support;

namespace EvalKit.Cli.Tests.Commands;

/// <summary>Parts of a run in jobs of their own, joined into one run: the record is that of a run which nobody has divided.</summary>
public sealed class ShardTests
{
    private const string Suite = "support-routing.yaml";

    [Fact]
    public async Task ThePartsOfARun_JoinedFromTheirStores_AreTheRun()
    {
        using var terminal = Workspace();
        Assert.Equal(0, await terminal.RunAsync("run", Suite, "--run-id", "whole", "--store", "store", "--quiet"));
        for (var part = 1; part <= 3; part++)
            Assert.Equal(0, await terminal.RunAsync("run", Suite, "--run-id", FormattableString.Invariant($"part-{part}"), "--shard", FormattableString.Invariant($"{part}/3"), "--store", FormattableString.Invariant($"jobs/job {part}/.evalkit/responses"), "--quiet"));

        Assert.Equal(0, await terminal.RunAsync("merge", Suite, "--from", "jobs", "--run-id", "joined", "--quiet"));

        Assert.Equal(Samples(terminal, "whole"), Samples(terminal, "joined"));
        var (whole, joined) = (Summary(terminal, "whole"), Summary(terminal, "joined"));
        Assert.Equal(whole.GetProperty("gates").GetRawText(), joined.GetProperty("gates").GetRawText());
        Assert.Equal(whole.GetProperty("variants").GetRawText(), joined.GetProperty("variants").GetRawText());
        Assert.Equal(0, joined.GetProperty("execution").GetProperty("calls").GetInt32());
        var parts = Enumerable.Range(1, 3).Select(p => Samples(terminal, FormattableString.Invariant($"part-{p}"))).ToList();
        Assert.All(parts, p => Assert.InRange(p.Count, 5, 30));
        Assert.Equal(Samples(terminal, "whole").Order(StringComparer.Ordinal), parts.SelectMany(p => p).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task APart_DecidesNoGate_AndSaysSo()
    {
        using var terminal = Workspace(gate: "at_most: 0.5");

        Assert.Equal(0, await terminal.RunAsync("run", Suite, "--run-id", "part", "--shard", "1/2", "--quiet"));

        Assert.Equal(0, Summary(terminal, "part").GetProperty("gates").GetArrayLength());
        Assert.Contains("evalkit: support-routing: part 1/2 of the items; no gate is decided before evalkit merge joins all parts\n", terminal.Error, StringComparison.Ordinal);
        Assert.Contains("\"shard\": \"1/2\"", File.ReadAllText(Path.Combine(terminal.Folder, "reports", "support-routing", "part", "run.json")), StringComparison.Ordinal);
        Assert.Equal(0, await terminal.RunAsync("run", Suite, "--shard", "2/2", "--quiet"));
        Assert.Equal(1, await terminal.RunAsync("merge", Suite, "--from", ".evalkit", "--quiet"));
    }

    [Fact]
    public async Task AMissingPart_IsIncomplete()
    {
        using var terminal = Workspace();
        await terminal.RunAsync("run", Suite, "--shard", "1/2", "--store", "one/responses", "--quiet");

        Assert.Equal(3, await terminal.RunAsync("merge", Suite, "--from", "one", "--run-id", "joined", "--quiet"));

        Assert.True(Summary(terminal, "joined").GetProperty("cells").GetProperty("not_run").GetInt32() > 5);
    }

    [Fact]
    public async Task APartWithoutItems_IsNoFailure()
    {
        using var terminal = Workspace();

        Assert.Equal(0, await terminal.RunAsync("run", Suite, "--run-id", "part", "--shard", "999/1000", "--quiet"));

        Assert.Empty(Samples(terminal, "part"));
        Assert.True(File.Exists(Path.Combine(terminal.Folder, "reports", "support-routing", "part", "report.html")));
    }

    [Fact]
    public async Task APart_IsNoBaseline()
    {
        using var terminal = Workspace();
        await terminal.RunAsync("run", Suite, "--run-id", "part", "--shard", "1/2", "--quiet");

        Assert.Equal(4, await terminal.RunAsync("baseline", "accept", "reports/support-routing/part"));

        Assert.EndsWith("evalkit: the run is part 1/2 of its items, and a baseline needs all of them: join the parts with evalkit merge, and accept that run\n", terminal.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0/3")]
    [InlineData("4/3")]
    [InlineData("3")]
    [InlineData("1/2000")]
    [InlineData("-1/2")]
    public async Task WhatIsNoPart_IsRefused(string text)
    {
        using var terminal = Workspace();

        Assert.Equal(4, await terminal.RunAsync("run", Suite, $"--shard={text}"));

        Assert.Equal($"evalkit: --shard has to be I/N with I from 1 to N and N up to 1000, such as 2/4, not '{text}'\nTry 'evalkit run --help'.\n", terminal.Error);
    }

    [Fact]
    public async Task APart_CannotEndWhenGatesAreDecided()
    {
        using var terminal = Workspace();

        Assert.Equal(4, await terminal.RunAsync("run", Suite, "--shard", "1/2", "--until-decided"));

        Assert.StartsWith("evalkit: --until-decided looks at the gates, which one part of the items does not decide", terminal.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Merge_NamesFoldersWithoutAnswers()
    {
        using var terminal = Workspace();
        Directory.CreateDirectory(Path.Combine(terminal.Folder, "empty"));

        Assert.Equal(4, await terminal.RunAsync("merge", Suite, "--from", "empty", "none"));

        Assert.Equal("empty: has no answers: no .jsonl files in it, nor in a folder 'responses' below it\nnone: there is no such folder\n", terminal.Error);
    }

    private static TestTerminal Workspace(string gate = "at_least: 0.75")
    {
        // Two runs measure two durations, unless the clock stands still.
        var terminal = new TestTerminal(false, ("SOURCE_DATE_EPOCH", "1767225600"));
        terminal.Write(Suite, Templates.Text("support-routing.yaml").Replace("../datasets/", "", StringComparison.Ordinal).Replace("at_least: 0.75", gate, StringComparison.Ordinal));
        terminal.Write("support-routing.jsonl", Templates.Text("support-routing.jsonl"));
        return terminal;
    }

    private static IReadOnlyList<string> Samples(TestTerminal terminal, string run) => File.ReadAllLines(Path.Combine(terminal.Folder, "reports", "support-routing", run, "samples.jsonl"));

    private static JsonElement Summary(TestTerminal terminal, string run) => JsonElement.Parse(File.ReadAllText(Path.Combine(terminal.Folder, "reports", "support-routing", run, "summary.json")));
}
