using EvalKit.Testing.Samples;
using EvalKit.Xunit.Tests.Runner;

namespace EvalKit.Xunit.Tests;

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
    ], (await TestRun.DiscoverAsync(typeof(CapitalsTests))).Select(c => c.DisplayName));

    [Fact]
    public async Task NamesAndIds_AreStable_AndNoTwoAreEqual()
    {
        var first = await TestRun.DiscoverAsync(typeof(CapitalsTests));
        var second = await TestRun.DiscoverAsync(typeof(CapitalsTests));

        Assert.Equal(first.Select(c => (c.DisplayName, c.UniqueID)), second.Select(c => (c.DisplayName, c.UniqueID)));
        Assert.Equal(first.Count, first.Select(c => c.UniqueID).Distinct().Count());
    }

    [Fact]
    public async Task Traits_AreTagsAndWhatTheGateIsAbout()
    {
        var gate = (await TestRun.DiscoverAsync(typeof(CapitalsTests), nameof(CapitalsTests.Capitals)))[1];

        Assert.Equal(["smoke", "geography"], gate.Traits["tag"]);
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
    public async Task Discovery_NeedsNoData()
    {
        // Nobody sets its key, and nothing is on record.
        Assert.Single(await TestRun.DiscoverAsync(typeof(Kinds), nameof(Kinds.Unrecorded)));
        // A gate on every slice of the data is one test: which slices there are, discovery does not look.
        Assert.Equal(3, (await TestRun.DiscoverAsync(typeof(Kinds), nameof(Kinds.Strict))).Count);
    }

    [Theory]
    [InlineData(nameof(Kinds.Unreadable), "suites/unreadable.yaml:")]
    [InlineData(nameof(Kinds.Absent), "suites/there-is-none.yaml: file not found")]
    public async Task UnreadableSuite_IsOneTestThatFails(string method, string message)
    {
        var failed = Assert.IsAssignableFrom<global::Xunit.Abstractions.ITestFailed>(await TestRun.ResultAsync(method));

        Assert.Contains(message, failed.Messages[0], StringComparison.Ordinal);
    }
}
