using EvalKit.Simulation;

namespace EvalKit.Tests.EarlyStopping.Simulation;

/// <summary>The fast form of the simulation whose full table stands in docs/simulation.md.</summary>
public sealed class PeekingStudyTests
{
    public static TheoryData<string> Scenarios => [.. GateScenario.All.Select(s => s.Name)];

    // 5 % of 300 are 15; both wrong verdicts together, 2.5 % early and 2.5 % at the end, come to less than that.
    [Theory]
    [InlineData(0)]
    [InlineData(0.05)]
    public void PassRate_SameSystem_FailsAtMostFivePercent(double margin) =>
        Assert.InRange(PeekingStudy.PassRate(300, margin, 0, 300).Failed, 0, 0.05);

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void ThreeGates_SameSystem_FailAtMostFivePercent(string name) =>
        Assert.InRange(PeekingStudy.ThreeGates(GateScenario.All.First(s => s.Name == name), 0, 200).Failed, 0, 0.05);

    [Fact]
    public void PassRate_LargeDrop_FailsEarly()
    {
        var cell = PeekingStudy.PassRate(300, 0.05, 0.3, 100);
        Assert.True(cell.Failed > 0.98, cell.ToString());
        Assert.True(cell.Used < 0.5, cell.ToString());
    }
}
