using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using EvalKit.Cli.Tests.Support;
using EvalKit.Decisions;

namespace EvalKit.Cli.Tests.Documentation;

/// <summary>No output in docs/targets.md is typed: its suite is run, its blocks are computed, and a stale one fails here.</summary>
public sealed partial class TargetsDocumentTests : IDisposable
{
    private readonly TestTerminal _terminal = new();

    [Fact]
    public async Task Examples_InTheDocument_AreWhatTheToolPrints()
    {
        var path = Path.Combine(RepositoryRoot.Path, "docs", "targets.md");
        var document = File.ReadAllText(path);
        _terminal.Write("suite.yaml", SuiteBlock().Match(document).Groups["suite"].Value);
        WriteOutputs();
        Assert.Equal(ExitCodes.Passed, await _terminal.RunAsync("run", "suite.yaml", "--quiet", "--run-id", "r"));
        var run = _terminal.Output;
        var examples = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["targets"] = Lines(run, l => l.StartsWith("target ", StringComparison.Ordinal) || Targets().IsMatch(l) || l.Contains(" of the cost of ", StringComparison.Ordinal)),
            ["break-even"] = BreakEvens(),
            ["failures"] = Failures(),
            ["value"] = Lines(run, l => Value().IsMatch(l)),
            ["human"] = Lines(run, l => l.Contains("people ", StringComparison.Ordinal)),
            ["pick"] = await PickAsync(ExitCodes.Failed),
            ["pick-point"] = await PickAsync(ExitCodes.Passed, "--proof", "point"),
        };

        var computed = Block().Replace(document, match => $"<!-- computed: {match.Groups["name"].Value} -->\n```text\n{examples[match.Groups["name"].Value]}\n```");

        var received = Path.ChangeExtension(path, ".received.md");
        if (computed != document)
            File.WriteAllText(received, computed, new UTF8Encoding(false));
        else
            File.Delete(received);
        Assert.True(computed == document, $"{path} is stale; what the tool prints stands in {received}");
        Assert.Equal(examples.Keys.Order(StringComparer.Ordinal), Block().Matches(document).Select(m => m.Groups["name"].Value).Order(StringComparer.Ordinal));
    }

    public void Dispose() => _terminal.Dispose();

    /// <summary>84.5 % at $1.72 per 1,000, 91.5 % at $11.92, 91.5 % at $0.21.</summary>
    private void WriteOutputs()
    {
        _terminal.Write("items.jsonl", Rows(i => $"\"gold\":\"yes\",\"kind\":\"{(i < 120 ? "usual" : "hard")}\""));
        foreach (var (name, right, usd, seconds) in new[] { ("small", 169, 0.00172, 0.6), ("large", 183, 0.01192, 1.1), ("tuned", 183, 0.00021, 0.6) })
            _terminal.Write(name + ".jsonl", Rows(i => FormattableString.Invariant($"\"answer\":\"{((i + (name == "large" ? 4 : 0)) % 200 < right ? "yes" : "no")}\",\"usd\":{usd},\"seconds\":{seconds}")));
    }

    private static string Rows(Func<int, string> fields) => string.Concat(Enumerable.Range(0, 200).Select(i => FormattableString.Invariant($"{{\"id\":\"i{i}\",{fields(i)}}}\n")));

    private async Task<string> PickAsync(int code, params string[] options)
    {
        var before = _terminal.Output.Length;
        Assert.Equal(code, await _terminal.RunAsync(["pick", "reports/model-selection/r", .. options]));
        return _terminal.Output[before..].TrimEnd('\n');
    }

    private static string BreakEvens() => string.Join('\n', new (decimal Saving, decimal Cost)[] { (50, 300), (20, 88), (1, 1) }.Select(a =>
    {
        var shown = BreakEven.PercentRoundedUp(a.Saving, a.Cost);
        return string.Create(CultureInfo.InvariantCulture, $"S {a.Saving,3}   C {a.Cost,3}   break-even {shown:0.0} %   a case at {shown - 0.1m:0.0} %: {Amount.ShowSigned(BreakEven.Net(shown / 100 - 0.001m, a.Saving, a.Cost), "USD"),6}   at {shown:0.0} %: {Amount.ShowSigned(BreakEven.Net(shown / 100, a.Saving, a.Cost), "USD")}");
    }));

    private static string Failures()
    {
        var value = new CaseValue(20, [new FailureKind("escalated", 0.95m, 40), new FailureKind("customer lost", 0.05m, 1000)]);
        var balance = value.Balance((double)value.BreakEvenPercent / 100, 1000);
        return string.Create(CultureInfo.InvariantCulture, $"C {value.CostPerFailure:0}   break-even {value.BreakEvenPercent:0.0} %   1,000 cases there:\n")
            + string.Create(CultureInfo.InvariantCulture, $"{balance.Successes,7:0.##}   success          {Amount.ShowSigned(balance.Saved, "USD"),11}\n")
            + string.Concat(balance.Failures.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Cases,7:0.##}   {f.Name,-13}    {Amount.ShowSigned(-f.Cost, "USD"),11}\n")))
            + string.Create(CultureInfo.InvariantCulture, $"          net              {Amount.ShowSigned(balance.Net, "USD"),11}");
    }

    private static string Lines(string output, Func<string, bool> wanted) => string.Join('\n', output.Split('\n').Where(l => wanted(l.TrimStart())));

    [GeneratedRegex("<!-- computed: (?<name>[a-z-]+) -->\n```text\n.*?```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Block();

    [GeneratedRegex("<!-- suite -->\n```yaml\n(?<suite>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SuiteBlock();

    [GeneratedRegex("^[a-z0-9_.]+ (at least|at most|above|below) ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Targets();

    [GeneratedRegex("a success saves | a case \\(|[0-9] cases: |may act alone|human drives", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Value();
}
