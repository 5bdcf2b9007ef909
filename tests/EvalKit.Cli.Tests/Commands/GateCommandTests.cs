using System.Text.Json;
using EvalKit.Cli.Tests.Support;

namespace EvalKit.Cli.Tests.Commands;

/// <summary>The commands about gates, and what a run says of them before it calls anything.</summary>
public sealed class GateCommandTests
{
    [Fact]
    public async Task Run_GateThatNoRecordCanPass_IsReportedBeforeTheRunAndInItsSummary()
    {
        using var terminal = new TestTerminal();
        terminal.WriteSuite("good", atLeast: 0.5);
        terminal.Write("good.yaml", File.ReadAllText(Path.Combine(terminal.Folder, "good.yaml")).Replace("at_least: 0.5", "above: 1", StringComparison.Ordinal));
        terminal.WriteItems("good", count: 20, right: 20);

        Assert.Equal(1, await terminal.RunAsync("run", "good.yaml", "--quiet", "--run-id", "r1"));

        Assert.StartsWith("evalkit: good: error EK114: gate same.mean of only (above 1): no record can pass it", terminal.Error, StringComparison.Ordinal);
        Assert.Contains("error EK114", terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_BaselineOnRecord_SaysItemsForTheMarginAndTheHonestTable()
    {
        using var terminal = new TestTerminal();
        await AcceptAsync(terminal, right: 70);

        Assert.Equal(0, await terminal.RunAsync("plan", "good.yaml", "--margin", "0.05", "--json"));

        var plan = JsonElement.Parse(terminal.Output[terminal.Output.IndexOf("{", StringComparison.Ordinal)..]);
        var gate = plan.GetProperty("gates")[0];
        // Variance of 70 passes of 100, .2121: (1.959964 + .841621)^2 x .2121 / .05^2 = 665.9.
        Assert.Equal(666, gate.GetProperty("options")[0].GetProperty("items").GetInt64());
        Assert.Equal("666 items with 1 repeat (566 more)", gate.GetProperty("advice").GetString());
        Assert.Equal([10.7, 96.0, 1067.1, 9603.6], plan.GetProperty("table").EnumerateArray().Select(r => Math.Round(r.GetProperty("one_rate").GetDouble(), 1)));
        // Recorded outputs are read and not called for.
        Assert.Equal((100, 0), (plan.GetProperty("work").GetProperty("cells").GetInt32(), plan.GetProperty("work").GetProperty("target_calls").GetProperty("to_make").GetInt32()));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("0,8")]
    public async Task Plan_PowerThatIsNone_IsRefused(string power)
    {
        using var terminal = new TestTerminal();

        Assert.Equal(4, await terminal.RunAsync("plan", "good.yaml", "--power", power));

        Assert.Contains("--power has to be a number between 0 and 1", terminal.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProveGate_SuiteAndItsRun_GiveTheSameNumbersWithoutACall()
    {
        using var terminal = new TestTerminal();
        terminal.WriteSuite("good", atLeast: 0.7);
        terminal.WriteItems("good", count: 100, right: 70);

        Assert.Equal(1, await terminal.RunAsync("prove-gate", "good.yaml", "--replicates", "60", "--quiet"));
        var ofSuite = terminal.Output;
        Assert.Equal(1, await terminal.RunAsync("prove-gate", "reports/good/prove-gate", "--replicates", "60", "--quiet"));

        Assert.Contains("cries wolf", ofSuite, StringComparison.Ordinal);
        Assert.Equal(ofSuite, terminal.Output[ofSuite.Length..]);
    }

    [Fact]
    public async Task ProveGate_TooFewReplicates_IsRefused()
    {
        using var terminal = new TestTerminal();

        Assert.Equal(4, await terminal.RunAsync("prove-gate", "good.yaml", "--replicates", "5"));

        Assert.Contains("at least 20", terminal.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pass", 0)]
    [InlineData("fail", 2)]
    public async Task Compare_InconclusiveMargin_IsWhatTheOptionSays(string option, int code)
    {
        using var terminal = new TestTerminal();
        terminal.WriteSuite("good", atLeast: 0.5);
        terminal.WriteItems("good", count: 20, right: 15);
        Assert.Equal(0, await terminal.RunAsync("run", "good.yaml", "--quiet", "--run-id", "r1"));

        Assert.Equal(code, await terminal.RunAsync("compare", "reports/good/r1", "reports/good/r1", "--margin", "0.02", "--inconclusive", option));
    }

    [Fact]
    public async Task Findings_Id_SaysWhatItMeans()
    {
        using var terminal = new TestTerminal();

        Assert.Equal(0, await terminal.RunAsync("findings", "ek112"));
        Assert.StartsWith("EK112 (warning): ", terminal.Output, StringComparison.Ordinal);
        Assert.Equal(4, await terminal.RunAsync("findings", "EK12"));
    }

    private static async Task AcceptAsync(TestTerminal terminal, int right)
    {
        terminal.WriteSuite("good", atLeast: 0.5);
        terminal.WriteItems("good", count: 100, right);
        Assert.Equal(0, await terminal.RunAsync("run", "good.yaml", "--quiet", "--run-id", "r1"));
        Assert.Equal(0, await terminal.RunAsync("baseline", "accept", "reports/good/r1", "--file", "baselines/good.json"));
    }
}
