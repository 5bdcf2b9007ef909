using EvalKit.Cli.Tests.Support;

namespace EvalKit.Cli.Tests.Output;

public sealed class TerminalTests
{
    [Fact]
    public void Good_OnATerminal_IsGreen()
    {
        using var terminal = new TestTerminal(isTerminal: true);
        Assert.Equal("\u001b[32mpassed\u001b[0m", terminal.Terminal.Good("passed"));
    }

    [Theory]
    [InlineData(false, "LANG", "C")]
    [InlineData(true, "NO_COLOR", "1")]
    [InlineData(true, "TERM", "dumb")]
    public void Good_NoTerminalOrNoColours_IsPlain(bool isTerminal, string name, string value)
    {
        using var terminal = new TestTerminal(isTerminal, (name, value));
        Assert.Equal("passed", terminal.Terminal.Good("passed"));
    }

    [Fact]
    public void Notice_LiveDisplay_GoesThroughIt()
    {
        using var terminal = new TestTerminal();
        var shown = new List<string>();

        terminal.Terminal.Notice("before");
        terminal.Terminal.ShowNoticesWith(shown.Add);
        terminal.Terminal.Notice("during");
        terminal.Terminal.ShowNoticesWith(null);
        terminal.Terminal.Notice("after");

        Assert.Equal(["during"], shown);
        Assert.Equal("before\nafter\n", terminal.Error);
    }
}
