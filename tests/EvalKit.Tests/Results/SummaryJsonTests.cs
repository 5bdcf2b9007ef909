using System.Text;
using EvalKit.Results;
using EvalKit.Suites;
using static EvalKit.Tests.Results.TestSuite;

namespace EvalKit.Tests.Results;

public sealed class SummaryJsonTests
{
    [Theory]
    [MemberData(nameof(InCulture.Cases), MemberType = typeof(InCulture))]
    public void Write_SmallRun_MatchesTheCommittedFile(string culture) =>
        Snapshot.Matches(InCulture.Run(culture, () => Encoding.UTF8.GetString(Bytes(Small()))), "summary.json");

    [Fact]
    public void Read_WrittenSummary_WritesTheSameBytes()
    {
        var bytes = Bytes(Small());

        var read = SummaryJson.Read(new MemoryStream(bytes));

        Assert.Equal(bytes, Bytes(read));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("{\"schema\":1")]
    public void Read_NoSummary_IsOneJsonException(string text) =>
        Assert.Throws<System.Text.Json.JsonException>(() => SummaryJson.Read(new MemoryStream(Encoding.UTF8.GetBytes(text))));

    private static Summary Small()
    {
        var items = TestRun.Items(20, null, ("kind", [.. Enumerable.Range(0, 20).Select(i => i < 6 ? "rare <&>" : "usual")]));
        var run = TestRun.Of(items, 1,
            ("old", true, [.. TestRun.Cells(12, 8)]),
            ("new", false, [.. TestRun.Cells(17, 2, 1)]));
        foreach (var variant in run.Variants)
        {
            TestRun.SetQuantity(variant, "latency", [.. Enumerable.Range(1, 20).Select(i => (double?)(i * 1.5))]);
            TestRun.SetQuantity(variant, "cost", [.. Enumerable.Repeat<double?>(0.0005, 20)]);
            variant.AddTotals(new TokenTotals(1200, 100, 60, 0), []);
        }
        return Summarise(run, Of(0.05, Gate(GateKind.AtLeast, 0.8), Against(0.02), Gate(GateKind.Above, 0.5, slice: new SliceKey("kind", "rare <&>")), Gate(GateKind.AtMost, 25, "latency.p95")));
    }
}
