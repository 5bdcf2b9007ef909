using EvalKit.Cli.Output;
using EvalKit.Models;
using EvalKit.Cli.Tests.Support;
using EvalKit.Results;
using EvalKit.Running;

namespace EvalKit.Cli.Tests.Output;

public sealed class ProgressLineTests
{
    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("")]
    public void Of_HalfDone_SaysHowMuchIsLeftInAnyCulture(string culture) => Culture.Run(culture, () =>
        Assert.Equal("50/200 done, 0 found in store, 1 failed, $0.05, 0:30 left", ProgressLine.Of(Progress(200, 50, 1), TimeSpan.FromSeconds(10))));

    [Fact]
    public void Of_Hours_AreShownBeyondADay() =>
        Assert.EndsWith(", 33:19:50 left", ProgressLine.Of(Progress(12_000, 1, 0), TimeSpan.FromSeconds(10)), StringComparison.Ordinal);

    [Fact]
    public void Of_NothingDone_GuessesNothing() => Assert.Equal("0/200 done, 0 found in store, 0 failed, $0.00", ProgressLine.Of(Progress(200, 0, 0), TimeSpan.FromSeconds(10)));

    [Theory]
    [InlineData(120, "live-display-with-a-long-name  50/200 done, 0 found in store, 1 failed, $0.05, 0:30 left")]
    [InlineData(72, "live-display-with-a-long-name  50/200 done, 1 failed, $0.05, 0:30 left")]
    [InlineData(60, "live-display-with-…  50/200 done, 1 failed, $0.05, 0:30 left")]
    [InlineData(48, "live-display-…  50/200 done, 1 failed, 0:30 left")]
    [InlineData(40, "live-display-wi…  50/200 done, 0:30 left")]
    [InlineData(20, "live-d…  50/200 done")]
    [InlineData(10, "50/200 done")]
    public void Of_NarrowTerminal_LeavesOutWhatMattersLeast(int width, string expected) =>
        Assert.Equal(expected, ProgressLine.Of("live-display-with-a-long-name", Progress(200, 50, 1), TimeSpan.FromSeconds(10), width));

    private static RunProgress Progress(int planned, int done, int failed)
    {
        var progress = new RunProgress { Planned = planned, SpentNow = () => new SpentMoney(0.001m * done, 0, 0, 0, 0) };
        for (var i = 0; i < done; i++)
            progress.CellDone(i < failed ? Outcome.Errored : Outcome.Scored, 0.001);
        return progress;
    }
}
