using EvalKit.Cli.Tests.Support;

namespace EvalKit.Cli.Tests.Commands;

/// <summary>An accepted run lies where runs of its suite look for it, wherever the suite lies.</summary>
public sealed class BaselinePlaceTests : IDisposable
{
    private readonly TestTerminal _terminal = new(environment: ("SOURCE_DATE_EPOCH", "1795219200"));

    [Theory]
    [InlineData("s.yaml", "baselines/s.json")]
    [InlineData("checks/deep/s.yaml", "checks/deep/baselines/s.json")]
    [InlineData("evals/s.yaml", "evals/baselines/s.json")]
    public async Task Accept_ThenRun_FindsTheBaselineBesideTheSuite(string suite, string expected)
    {
        Write(suite);
        Assert.Equal(ExitCodes.Passed, await _terminal.RunAsync("run", suite, "--run-id", "one", "--quiet"));
        Assert.Contains("no baseline", _terminal.Output, StringComparison.Ordinal);

        Assert.Equal(ExitCodes.Passed, await _terminal.RunAsync("baseline", "accept", "reports/s/one"));
        Assert.Contains($"accepted one as the baseline of s: {expected}\n", _terminal.Output, StringComparison.Ordinal);
        var before = _terminal.Output.Length;
        Assert.Equal(ExitCodes.Passed, await _terminal.RunAsync("run", suite, "--run-id", "two", "--quiet"));
        Assert.Contains("s: passed", _terminal.Output[before..], StringComparison.Ordinal);
        Assert.DoesNotContain("EK102", _terminal.Output[before..], StringComparison.Ordinal);
    }

    /// <summary>A run that came from elsewhere is accepted where suites lie by convention.</summary>
    [Fact]
    public async Task Accept_SuiteIsNotWhereTheRunFoundIt_WritesBelowEvals()
    {
        Write("checks/s.yaml");
        await _terminal.RunAsync("run", "checks/s.yaml", "--run-id", "one", "--quiet");
        File.Delete(Path.Combine(_terminal.Folder, "checks", "s.yaml"));

        await _terminal.RunAsync("baseline", "accept", "reports/s/one");

        Assert.True(File.Exists(Path.Combine(_terminal.Folder, "evals", "baselines", "s.json")));
    }

    public void Dispose() => _terminal.Dispose();

    private void Write(string suite)
    {
        var file = Path.Combine(_terminal.Folder, suite);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(file)!, "items.jsonl"), string.Concat(Enumerable.Range(0, 40).Select(i => FormattableString.Invariant($"{{\"id\":\"i{i}\",\"output\":\"yes\"}}\n"))));
        File.WriteAllText(file, """
            name: s
            objective: Say yes.
            dataset: { path: items.jsonl }
            models: { column: { provider: recorded, output: "{{ item.output }}" } }
            variants: { only: { model: column } }
            graders: { same: { type: exact_match, reference: "yes" } }
            gates: [ { metric: same.mean, against: baseline, margin: 0.2 } ]
            """);
    }
}
