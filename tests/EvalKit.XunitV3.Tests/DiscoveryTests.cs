using EvalKit.Testing.Samples;
using EvalKit.Testing.Samples.Runner;

namespace EvalKit.XunitV3.Tests;

/// <summary>What a test explorer lists.</summary>
public sealed class DiscoveryTests
{
    private const string Prefix = "EvalKit.Testing.Samples.CapitalsTests.";

    [Fact]
    public async Task Gates_AreTestsOfTheirNames() => Assert.Equal(
    [
        Prefix + "Capitals: name.mean: at_least 0.75",
        Prefix + "Capitals: name.mean where kind is easy: at_least 1",
        Prefix + "Capitals: name.mean: at_least 0.5",
        Prefix + "CapitalsAndItems: name.mean: at_least 0.75",
        Prefix + "CapitalsAndItems: name.mean where kind is easy: at_least 1",
        Prefix + "CapitalsAndItems: name.mean: at_least 0.5",
        Prefix + "CapitalsAndItems: items",
    ], (await TestRun.DiscoverAsync(typeof(CapitalsTests))).Select(c => c.Name));

    [Fact]
    public async Task NamesAndIds_AreStable_AndNoTwoAreEqual()
    {
        var first = await TestRun.DiscoverAsync(typeof(CapitalsTests));
        var second = await TestRun.DiscoverAsync(typeof(CapitalsTests));

        Assert.Equal(first.Select(c => (c.Name, c.Id)), second.Select(c => (c.Name, c.Id)));
        Assert.Equal(first.Count, first.Select(c => c.Id).Distinct().Count());
    }

    [Fact]
    public async Task Traits_AreTagsAndWhatTheGateIsAbout()
    {
        var gate = (await TestRun.DiscoverAsync(typeof(CapitalsTests), nameof(CapitalsTests.Capitals)))[1];

        Assert.Equal(["geography", "smoke"], gate.Traits["tag"]);
        Assert.Equal(["capitals"], gate.Traits["suite"]);
        Assert.Equal(["name.mean"], gate.Traits["metric"]);
        Assert.Equal(["kind:easy"], gate.Traits["slice"]);
    }

    [Fact]
    public async Task TraitsOfTheMethod_AreKept()
    {
        var gate = (await TestRun.DiscoverAsync(typeof(Kinds), nameof(Kinds.Many)))[0];

        Assert.Equal(["large"], gate.Traits["size"]);
        Assert.Equal(["many"], gate.Traits["suite"]);
    }

    [Fact]
    public async Task Place_IsThatOfTheMethod()
    {
        var gate = (await TestRun.DiscoverAsync(typeof(CapitalsTests), nameof(CapitalsTests.Capitals)))[0];

        Assert.EndsWith("CapitalsTests.cs", gate.File, StringComparison.Ordinal);
        Assert.Equal(7, gate.Line);
    }

    // Nobody sets its key, and nothing is on record.
    [Fact]
    public async Task Discovery_NeedsNoData() => Assert.Single(await TestRun.DiscoverAsync(typeof(Kinds), nameof(Kinds.Unrecorded)));

    [Theory]
    [InlineData(nameof(Kinds.Unreadable), "suites/unreadable.yaml:")]
    [InlineData(nameof(Kinds.Absent), "suites/there-is-none.yaml: file not found")]
    public async Task UnreadableSuite_IsOneTestThatFails(string method, string message)
    {
        var result = await TestRun.ResultAsync(method);

        Assert.Equal("failed", result.Outcome);
        Assert.Contains(message, result.Message, StringComparison.Ordinal);
    }
}
