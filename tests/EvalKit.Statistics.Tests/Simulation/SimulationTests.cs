using EvalKit.Simulation;

namespace EvalKit.Statistics.Tests;

/// <summary>
/// The fast form of the simulation whose full table stands in docs/simulation.md: the same populations with fewer runs, the same promises.
/// </summary>
public sealed class SimulationTests
{
    [Fact]
    public void PassRate_DefaultInterval_CoversNinetyFourPercentOnAverageAndNowhereBelowNinety() =>
        AssertCovers([.. CoverageStudy.PassFail()], 0.94);

    [Fact]
    public void PassRate_ClopperPearson_NeverCoversLessThanItsLevel() =>
        Assert.All(CoverageStudy.PassFail(), cell => Assert.True(cell.Beside >= 0.95, cell.ToString()));

    [Fact]
    public void PairedPassRates_DefaultInterval_CoversNinetyFourPercentOnAverageAndNowhereBelowNinety() =>
        AssertCovers([.. CoverageStudy.PairedPassFail(100)], 0.94);

    [Fact]
    public void Mean_DefaultInterval_CoversNinetyThreePercentOnAverageAndNowhereBelowNinety() =>
        AssertCovers([.. CoverageStudy.Numeric(400, 100)], 0.93);

    [Fact]
    public void PairedDifference_DefaultInterval_CoversNinetyThreePercentOnAverageAndNowhereBelowNinety() =>
        AssertCovers([.. CoverageStudy.PairedNumeric(300, 100)], 0.93);

    private static void AssertCovers(IReadOnlyList<CoverageCell> cells, double onAverage)
    {
        Assert.All(cells, cell => Assert.True(cell.Coverage >= 0.9, cell.ToString()));
        Assert.True(cells.Average(cell => cell.Coverage) >= onAverage);
    }
}
