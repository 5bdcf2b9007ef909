using EvalKit.Cli.Output;
using EvalKit.Cli.Tests.Support;
using EvalKit.Results;
using EvalKit.Running;

namespace EvalKit.Cli.Tests.Output;

public sealed class ProgressDisplayTests
{
    [Fact]
    public async Task Show_NoTerminal_WritesALineEveryTenSecondsAndOneAtTheEnd()
    {
        using var terminal = new TestTerminal();
        var time = new ManualTime();
        var progress = new RunProgress { Planned = 2 };
        var work = new TaskCompletionSource<int>();

        var shown = new ProgressDisplay(terminal.Terminal, time, quiet: false).ShowAsync("triage", progress, work.Task);
        await time.WaiterAsync();
        time.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal("", terminal.Error);
        progress.CellDone(Outcome.Scored, null);
        time.Advance(TimeSpan.FromSeconds(1));
        await time.WaiterAsync();
        progress.CellDone(Outcome.Errored, null);
        work.SetResult(7);

        Assert.Equal(7, await shown);
        Assert.Equal("triage: 1/2 done, 0 found in store, 0 failed, $0.00, 0:10 left\ntriage: 2/2 done, 0 found in store, 1 failed, $0.00\n", terminal.Error);
        Assert.Equal("", terminal.Output);
    }

    [Fact]
    public async Task Show_Quiet_WritesNothing()
    {
        using var terminal = new TestTerminal();

        Assert.Equal(7, await new ProgressDisplay(terminal.Terminal, new ManualTime(), quiet: true).ShowAsync("triage", new RunProgress(), Task.FromResult(7)));

        Assert.Equal("", terminal.Error);
    }

    [Fact]
    public async Task Show_WorkFails_PassesTheFailureOn()
    {
        using var terminal = new TestTerminal();

        await Assert.ThrowsAsync<IOException>(() => new ProgressDisplay(terminal.Terminal, new ManualTime(), quiet: false).ShowAsync("triage", new RunProgress(), Task.FromException<int>(new IOException())));
    }
}
