using EvalKit.Cli.Tests.Support;

namespace EvalKit.Cli.Tests.Commands;

/// <summary>The help of every command, whole: what a user reads changes only on purpose. To accept a change, copy the text from the message into the file.</summary>
public sealed class HelpTests
{
    [Theory]
    [InlineData("evalkit", "--help")]
    [InlineData("run", "run --help")]
    [InlineData("merge", "merge --help")]
    [InlineData("compare", "compare --help")]
    [InlineData("baseline", "baseline --help")]
    [InlineData("baseline-accept", "baseline accept --help")]
    [InlineData("baseline-show", "baseline show --help")]
    [InlineData("flaky", "flaky --help")]
    [InlineData("report", "report --help")]
    [InlineData("view", "view --help")]
    [InlineData("history", "history --help")]
    [InlineData("changelog", "changelog --help")]
    [InlineData("validate", "validate --help")]
    [InlineData("plan", "plan --help")]
    [InlineData("prove-gate", "prove-gate --help")]
    [InlineData("pick", "pick --help")]
    [InlineData("label", "label --help")]
    [InlineData("label-import", "label import --help")]
    [InlineData("label-agreement", "label agreement --help")]
    [InlineData("findings", "findings --help")]
    [InlineData("score", "score --help")]
    [InlineData("graders", "graders --help")]
    [InlineData("judge", "judge --help")]
    [InlineData("judge-check", "judge check --help")]
    [InlineData("data", "data --help")]
    [InlineData("data-check", "data check --help")]
    [InlineData("init", "init --help")]
    [InlineData("comment", "comment --help")]
    public async Task Help_OfEachCommand_IsTheVerifiedText(string file, string arguments)
    {
        using var terminal = new TestTerminal();

        Assert.Equal(0, await terminal.RunAsync(arguments.Split(' ')));

        var verified = Path.Combine(AppContext.BaseDirectory, "Commands", "Help", file + ".verified.txt");
        Assert.Equal(File.ReadAllText(verified).ReplaceLineEndings("\n"), terminal.Output);
        Assert.Equal("", terminal.Error);
    }
}
