using System.Text.Json;
using EvalKit.Cli.Tests.Support;

namespace EvalKit.Cli.Tests.Commands;

public sealed class EvalKitCommandTests
{
    [Fact]
    public async Task Run_UnknownCommand_IsShortAndSuggests()
    {
        using var terminal = new TestTerminal();

        Assert.Equal(4, await terminal.RunAsync("rnu", "x.yaml"));

        Assert.StartsWith("evalkit: there is no command 'rnu'; did you mean 'run'?\n", terminal.Error, StringComparison.Ordinal);
        Assert.EndsWith("Try 'evalkit --help'.\n", terminal.Error, StringComparison.Ordinal);
        Assert.True(terminal.Error.Split('\n').Length <= 4, terminal.Error);
        Assert.Equal("", terminal.Output);
    }

    [Fact]
    public async Task Run_UnknownSubcommand_NamesTheHelpOfItsCommand()
    {
        using var terminal = new TestTerminal();

        Assert.Equal(4, await terminal.RunAsync("baseline", "acept"));

        Assert.Contains("there is no command 'acept'; did you mean 'accept'?", terminal.Error, StringComparison.Ordinal);
        Assert.EndsWith("Try 'evalkit baseline --help'.\n", terminal.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Suite_ReportsOnStandardOutputAndProgressOnStandardError()
    {
        using var terminal = new TestTerminal();
        terminal.WriteSuite("good", atLeast: 0.5);
        terminal.WriteItems("good", count: 20, right: 20);

        Assert.Equal(0, await terminal.RunAsync("run", "good.yaml", "--run-id", "r1"));

        Assert.Equal("good: 20/20 done, 20 found in store, 0 failed, $0.00\n", terminal.Error);
        Assert.Contains("good: passed\n", terminal.Output, StringComparison.Ordinal);
        Assert.EndsWith($"  {Path.Combine("reports", "good", "r1", "report.html")}\n", terminal.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("good", "bad", 1)]
    [InlineData("bad", "good", 1)]
    [InlineData("good", "good", 0)]
    [InlineData("good", "missing", 4)]
    public async Task Run_SeveralSuites_EndsWithTheWorst(string first, string second, int code)
    {
        using var terminal = new TestTerminal();
        terminal.WriteSuite("good", atLeast: 0.5);
        terminal.WriteItems("good", count: 20, right: 20);
        terminal.WriteSuite("bad", atLeast: 0.95);
        terminal.WriteItems("bad", count: 20, right: 5);

        Assert.Equal(code, await terminal.RunAsync("run", first + ".yaml", second + ".yaml", "--quiet"));
    }

    [Fact]
    public async Task Run_Json_WritesTheSummaryAndNothingElse()
    {
        using var terminal = new TestTerminal();
        terminal.WriteSuite("good", atLeast: 0.5);
        terminal.WriteItems("good", count: 20, right: 20);

        Assert.Equal(0, await terminal.RunAsync("run", "good.yaml", "--json", "--quiet", "--run-id", "r1"));

        Assert.Equal("passed", JsonElement.Parse(terminal.Output).GetProperty("verdict").GetString());
        Assert.Equal(File.ReadAllText(Path.Combine(terminal.Folder, "reports", "good", "r1", "summary.json")), terminal.Output);
        Assert.Equal("", terminal.Error);
    }

    [Fact]
    public async Task BaselineShow_Suite_ReadsTheFileNamedAfterTheSuite()
    {
        using var terminal = new TestTerminal();
        terminal.WriteSuite("good", atLeast: 0.5);
        terminal.WriteItems("good", count: 20, right: 19);
        File.Move(Path.Combine(terminal.Folder, "good.yaml"), Path.Combine(terminal.Folder, "another-name.yaml"));
        Assert.Equal(0, await terminal.RunAsync("run", "another-name.yaml", "--run-id", "r1", "--quiet"));
        Assert.Equal(0, await terminal.RunAsync("baseline", "accept", "reports/good/r1", "--file", "baselines/good.json"));

        Assert.Equal(0, await terminal.RunAsync("baseline", "show", "another-name.yaml"));

        Assert.Contains("good: run r1, accepted ", terminal.Output, StringComparison.Ordinal);
        Assert.Contains("mean score 0.95", terminal.Output, StringComparison.Ordinal);
    }
}
