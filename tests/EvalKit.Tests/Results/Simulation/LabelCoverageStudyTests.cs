using EvalKit.Simulation;

namespace EvalKit.Tests.Results.Simulation;

/// <summary>The fast form of the simulation whose full table stands in docs/simulation.md.</summary>
public sealed class LabelCoverageStudyTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void MacroF1_SystemThatIsNearlyAlwaysRight_IsCoveredWhereResamplesAloneCollapse(int population)
    {
        var cell = LabelCoverageStudy.OneSystem(LabelPopulation.All[population], "macro_f1", 100, 300);
        Assert.True(cell.Coverage >= 0.9, cell.ToString());
        Assert.True(population == 0 || cell.Alone < 0.8, cell.ToString());
    }
}
