using System.Text.Json;
using EvalKit.Cli.Output;
using EvalKit.Cli.Tests.Support;
using EvalKit.Results;

namespace EvalKit.Cli.Tests.Commands;

/// <summary>The guide's table of three systems, from recorded outputs with their cost and latency, through run and pick.</summary>
public sealed class PickTests : IDisposable
{
    private const string Targets = "targets: [ { metric: same.mean, at_least: 0.90 }, { metric: cost.per_1000, below: 5 }, { metric: latency.p95, below: 2s } ]";

    private readonly TestTerminal _terminal = new();

    public PickTests()
    {
        _terminal.Write("s.jsonl", Lines(i => $"\"gold\":\"yes\",\"kind\":\"{(i < 100 ? "first" : "second")}\""));
        Outputs("small", right: 169, cost: 0.00172, seconds: 0.6);
        Outputs("large", right: 183, cost: 0.01192, seconds: 1.5);
        Outputs("tuned", right: 183, cost: 0.00021, seconds: 0.6);
        Outputs("free", right: 183, cost: null, seconds: 0.6);
    }

    [Fact]
    public async Task Run_SuiteWithTargets_PrintsTicksAndWritesThem()
    {
        Assert.Equal(ExitCodes.Passed, await RunAsync(Targets));

        Assert.Contains("  same.mean at least 0.90  0.845 missed     0.915 met?  0.915 met?\n", _terminal.Output, StringComparison.Ordinal);
        Assert.Contains("  cost.per_1000 below 5       $1.72 met  $11.92 missed   $0.21 met\n", _terminal.Output, StringComparison.Ordinal);
        Assert.Contains("tuned costs 1.76 % of the cost of large (less than 2 %)", _terminal.Output, StringComparison.Ordinal);
        var markdown = File.ReadAllText(Path.Combine(_terminal.Folder, "reports", "s", "r", "summary.md"));
        Assert.Contains("| cost.per\\_1000 below 5 | ✅ $1.72 | ❌ $11.92 | ✅ $0.21 |", markdown, StringComparison.Ordinal);
        Assert.Contains("✅ 0.915 not proven", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pick_ByValue_TakesTheCheapestThatKeepsAccuracy()
    {
        await RunAsync(Targets);

        Assert.Equal(ExitCodes.Passed, await _terminal.RunAsync("pick", "reports/s/r", "--proof", "point"));

        Assert.Contains("pick tuned: the cheapest of 2 that hold same.mean at_least 0.90 and are not shown to be worse than the best (large, 0.915); it costs 1.76 % of the cost of large (less than 2 %)", _terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pick_ByInterval_NobodyQualifiesAndExitsWithOne()
    {
        await RunAsync(Targets);

        Assert.Equal(ExitCodes.Failed, await _terminal.RunAsync("pick", "reports/s/r"));

        Assert.Contains("no variant qualifies: 0 of 3 dropped by hard limits, 3 by same.mean at_least 0.90 by the whole interval. large, tuned would by the value alone (--proof point)", _terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pick_Json_IsNothingElseAndTheSameInEveryCulture()
    {
        await RunAsync(Targets + "\npick: { metric: same.mean, above: 0.5, hard_limits: [ { metric: cost.per_1000, at_most: 5.00 } ] }");
        var texts = new List<string>();
        foreach (var culture in new[] { "", "de-DE", "tr-TR", "ar-SA" })
            Culture.Run(culture, () =>
            {
                var before = _terminal.Output.Length;
                Assert.Equal(ExitCodes.Passed, _terminal.RunAsync("pick", "reports/s/r", "--json").GetAwaiter().GetResult());
                texts.Add(_terminal.Output[before..]);
            });

        Assert.Single(texts.Distinct(StringComparer.Ordinal));
        var pick = JsonElement.Parse(texts[0]);
        Assert.Equal("tuned", pick.GetProperty("picked").GetString());
        Assert.Equal(["picked", "worse", "over_limit"], pick.GetProperty("candidates").EnumerateArray().Select(c => c.GetProperty("state").GetString()));
        Assert.Equal(0.21, pick.GetProperty("candidates")[0].GetProperty("cost_per_1000").GetDouble(), 10);
        Assert.Equal("cost.per_1000 at_most 5.00", pick.GetProperty("hard_limits")[0].GetString());
    }

    [Fact]
    public async Task Pick_CostUnknown_IsSaidAndComesLast()
    {
        await RunAsync("targets: [ { metric: same.mean, above: 0.5 } ]", "free", "large");

        Assert.Equal(ExitCodes.Passed, await _terminal.RunAsync("pick", "reports/s/r"));

        Assert.Contains("  unknown     600    kept\n", _terminal.Output, StringComparison.Ordinal);
        Assert.Contains("pick large: ", _terminal.Output, StringComparison.Ordinal);
        Assert.Contains("the cost of free is not known", _terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pick_TwoRuns_ComparesTheirVariants()
    {
        await RunAsync(Targets, "large");
        await RunAsync(Targets, ["tuned"], "q");

        Assert.Equal(ExitCodes.Passed, await _terminal.RunAsync("pick", "reports/s/r", "reports/s/q", "--at-least", "0.8"));

        Assert.Contains("pick q/tuned: the cheapest of 2", _terminal.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--metric same.meen", "r: has no metric 'same.meen'; did you mean 'same.mean'?")]
    [InlineData("--proof halve", "--proof has to be one of point, interval, not 'halve'")]
    [InlineData("--at-least 0,9", "--at-least has to be a number, not '0,9'")]
    [InlineData("--at-least 1 --at-most 2", "--at-least and --at-most are two limits; give one")]
    [InlineData("--within -1", "--within has to be a number of at least 0, not '-1'")]
    public async Task Pick_WrongOption_IsAProblem(string options, string problem)
    {
        await RunAsync(Targets);

        Assert.Equal(ExitCodes.Wrong, await _terminal.RunAsync(["pick", "reports/s/r", .. options.Split(' ')]));

        Assert.Contains(problem, _terminal.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5")]
    [InlineData("{}")]
    [InlineData("{ \"metric\": null, \"gate\": [], \"source\": \"s\", \"within\": null, \"hard_limits\": [] }")]
    [InlineData("{ \"metric\": \"same.mean\", \"gate\": [{}], \"source\": \"s\", \"within\": null, \"hard_limits\": [] }")]
    public async Task Pick_DamagedRecord_IsAProblemAndNoException(string pick)
    {
        await RunAsync(Targets);
        var path = Path.Combine(_terminal.Folder, "reports", "s", "r", "run.json");
        var record = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(path))!;
        record["pick"] = System.Text.Json.Nodes.JsonNode.Parse(pick);
        File.WriteAllText(path, record.ToJsonString());

        Assert.Equal(ExitCodes.Wrong, await _terminal.RunAsync("pick", "reports/s/r"));

        Assert.Contains("run.json: is no record of a run: ", _terminal.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pick_RunThatIsNotThere_IsAProblem()
    {
        Assert.Equal(ExitCodes.Wrong, await _terminal.RunAsync("pick", "reports/s/none"));
        Assert.Contains("reports/s/none: not found", _terminal.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_SuiteWithValue_PrintsWhatACaseIsWorthAndWhoDrives()
    {
        await RunAsync("value: { metric: same.mean, saving_per_success: 50, cost_per_failure: 300 }", "tuned");

        Assert.Contains("a success saves $50.00, a failure costs $300.00: it pays from same.mean of 85.8 % on", _terminal.Output, StringComparison.Ordinal);
        Assert.Contains("tuned: +$20.25 a case (", _terminal.Output, StringComparison.Ordinal);
        Assert.Contains("1,000 cases: 915 successes save $45,750.00; 85 x failure cost $25,500.00; net +$20,250.00", _terminal.Output, StringComparison.Ordinal);
        // The first hundred items are all right, 83 of the second hundred.
        Assert.Contains("may act alone where kind=first (100 %, break-even 85.8 %)", _terminal.Output, StringComparison.Ordinal);
        Assert.Contains("human drives where kind=second (83 %, break-even 85.8 %)", _terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_SuiteWithValueOnATerminal_BreaksItsSentencesBetweenWords()
    {
        await RunAsync("value: { metric: same.mean, saving_per_success: 50, cost_per_failure: 300 }", "tuned");
        using var summary = File.OpenRead(Path.Combine(_terminal.Folder, "reports", "s", "r", "summary.json"));
        using var narrow = new TestTerminal(isTerminal: true, width: 60);

        DecisionWriter.Write(narrow.Terminal, SummaryJson.Read(summary));

        Assert.All(narrow.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 60));
        var words = string.Join(' ', narrow.Output.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("1,000 cases: 915 successes save $45,750.00; 85 x failure cost $25,500.00; net +$20,250.00", words, StringComparison.Ordinal);
    }

    public void Dispose() => _terminal.Dispose();

    private static string Lines(Func<int, string> fields) => string.Concat(Enumerable.Range(0, 200).Select(i => FormattableString.Invariant($"{{\"id\":\"i{i}\",{fields(i)}}}\n")));

    private void Outputs(string name, int right, double? cost, double seconds) => _terminal.Write(name + ".jsonl", Lines(i =>
        FormattableString.Invariant($"\"answer\":\"{(i < right ? "yes" : "no")}\",\"seconds\":{seconds}") + (cost is { } usd ? FormattableString.Invariant($",\"usd\":{usd}") : "")));

    private Task<int> RunAsync(string decisions, params string[] variants) => RunAsync(decisions, variants, "r");

    private Task<int> RunAsync(string decisions, string[] variants, string id)
    {
        string[] names = variants.Length == 0 ? ["small", "large", "tuned"] : variants;
        _terminal.Write("s.yaml", $$$"""
            name: s
            objective: Repeats what was recorded.
            dataset: { path: s.jsonl, slices: [kind] }
            models: { {{{string.Join(", ", names.Select(n => $"{n}: {{ provider: recorded, path: {n}.jsonl, id: id, output: answer, latency_s: seconds{(n == "free" ? "" : ", cost_usd: usd")} }}"))}}} }
            variants: { {{{string.Join(", ", names.Select(n => $"{n}: {{ model: {n} }}"))}}} }
            graders:
              same: { type: exact_match, reference: "{{ item.gold }}" }
            {{{decisions}}}

            """);
        return _terminal.RunAsync("run", "s.yaml", "--quiet", "--run-id", id);
    }
}
