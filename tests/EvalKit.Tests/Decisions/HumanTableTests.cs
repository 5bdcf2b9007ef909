using EvalKit.Decisions;
using EvalKit.Results;
using EvalKit.Tests.Results;

namespace EvalKit.Tests.Decisions;

public sealed class HumanTableTests
{
    // The guide's 0.39 and 0.57 beside people's 0.45: -6 and +12 points, (0.57 - 0.45) / (1 - 0.45) = 21.8 % of their errors removed.
    [Theory]
    [InlineData(0.39, -0.06, -0.1091, "people")]
    [InlineData(0.57, 0.12, 0.2182, "variant")]
    [InlineData(0.45, 0.0, 0.0, "neither")]
    public void Compare_ShareOfSuccesses_HasPointsAndErrorsRemoved(double value, double difference, double removed, string better)
    {
        var reached = HumanTable.Compare(value, null, null, new HumanRule { Name = "label.mean", People = 0.45 }, isShare: true);

        Assert.Equal(difference, reached.Difference!.Value, 10);
        Assert.Equal(removed, reached.ErrorsRemoved!.Value, 4);
        Assert.Equal((better, null, null), (reached.Better, reached.Proven, reached.Headroom));
    }

    [Theory]
    [InlineData(0.3, 0.4, true)]
    [InlineData(0.4, 0.5, false)]
    [InlineData(0.46, 0.5, true)]
    public void Compare_Interval_ProvesWhatLiesWhollyOnOneSide(double low, double high, bool proven) =>
        Assert.Equal(proven, HumanTable.Compare((low + high) / 2 + 0.001, low, high, new HumanRule { Name = "m", People = 0.45 }, isShare: true).Proven);

    [Fact]
    public void Compare_DifferenceBeyondAllNumbers_IsUnknown() =>
        Assert.Equal(("unknown", null), (HumanTable.Compare(-1e308, null, null, new HumanRule { Name = "x", People = 1e308 }, isShare: false) is { } c ? (c.Better, c.Difference) : default));

    [Fact]
    public void Compare_LowerIsBetter_TurnsRound()
    {
        var reached = HumanTable.Compare(1200, 1000, 1500, new HumanRule { Name = "latency.p50", People = 14_400_000, HigherIsBetter = false }, isShare: false);

        Assert.Equal(("variant", true, null), (reached.Better, reached.Proven, reached.ErrorsRemoved));
    }

    [Fact]
    public void Headroom_AgreementOfPeople_IsAFindingForEachVariant()
    {
        var run = TestRun.Of(("v", false, TestRun.Cells(81, 19)), ("w", false, TestRun.Cells(96, 4)));
        var summary = TestSuite.Summarise(run, TestSuite.Of(1, TestSuite.Gate(EvalKit.Suites.GateKind.AtLeast, 0.5)) with { Human = [new HumanRule { Name = "label.mean", Agreement = 0.88 }] });

        Assert.Equal(["EK124", "EK124"], summary.Findings.Select(f => f.Id));
        Assert.Equal("v: people agree on label.mean to 0.88, the variant reaches 0.81: headroom 0.07", summary.Findings[0].Message);
        Assert.Equal("w: label.mean of 0.96 is at or above the 0.88 to which people agree: no headroom, and more would fit single labels", summary.Findings[1].Message);
        Assert.Equal(("unknown", 0.07), (summary.Human![0].Variants["v"].Better, Math.Round(summary.Human[0].Variants["v"].Headroom!.Value, 10)));
    }

    [Fact]
    public void Elsewhere_VariantWithoutAValue_IsUnknown()
    {
        var run = TestRun.Of(("v", false, TestRun.Cells(1, 1)), ("w", false, TestRun.Cells(1, 1)));
        var row = TestSuite.Summarise(run, TestSuite.Of(1) with { Human = [new HumanRule { Name = "CSAT", People = 4.4, Variants = new Dictionary<string, double>(StringComparer.Ordinal) { ["v"] = 4.1 } }] }).Human![0];

        Assert.False(row.Measured);
        Assert.Equal([("people", 4.1), ("unknown", (double?)null)], row.Variants.Values.Select(c => (c.Better, c.Value)));
    }
}
