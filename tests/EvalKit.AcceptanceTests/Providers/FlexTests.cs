using EvalKit.AcceptanceTests.Support;
using EvalKit.Fakes;
using EvalKit.Fakes.Answers;

namespace EvalKit.AcceptanceTests.Providers;

/// <summary>
/// Every answer reports 2,006 input tokens, 1,920 of them cached, and 300 output tokens, at 2, 0.50 and 8 dollars a million: 3,532 millionths of a dollar, and
/// half of that by flex processing, where the discount for cached input holds.
/// </summary>
public sealed class FlexTests
{
    private const decimal Standard = 0.003532m;
    private const decimal Flex = 0.001766m;
    private const string Price = ", price: { input: 2, cached_input: 0.5, output: 8 }";
    private static readonly Dictionary<string, string?> Frozen = new() { ["SOURCE_DATE_EPOCH"] = "1767225600" };

    [Theory]
    [InlineData("auto", null)]
    [InlineData("default", "default")]
    public async Task Run_FlexWithoutCapacity_IsAnsweredAtTheOtherTierRecordedAndPricedExactly(string tier, string? answered)
    {
        await using var server = Start("resource-unavailable@30%");
        using var workspace = Workspace.Create();
        Suite(server, $", parameters: {{ service_tier: flex }}, fallback_tier: {tier}").WriteTo(workspace);

        var result = (await Tool.RunAsync(workspace, Frozen, "run", ChatSuite.File, "--run-id", "one")).Ended(0);

        var refused = (int)server.Stats().ByFault["resource-unavailable"];
        Assert.InRange(refused, 5, 40);
        Assert.Equal((60 + refused, 60), (server.Stats().Total, server.Stats().Answered));
        var run = workspace.Run("one");
        var byFallback = run.Samples.ToLookup(s => s.TryGetProperty("fallback", out _));
        var fallen = byFallback[true].ToList();
        Assert.Equal(refused, fallen.Count);
        Assert.All(fallen, s => Assert.Equal(($"fake, tier {tier}", Standard, answered), (s.GetProperty("fallback").GetString(), s.GetProperty("cost_usd").GetDecimal(), s.TryGetProperty("service_tier", out var t) ? t.GetString() : null)));
        Assert.All(byFallback[false], s => Assert.Equal(("flex", Flex), (s.GetProperty("service_tier").GetString(), s.GetProperty("cost_usd").GetDecimal())));
        Assert.Equal(refused * Standard + (60 - refused) * Flex, run.Summary.GetProperty("execution").GetProperty("spent_usd").GetDecimal());
        Assert.Contains(FormattableString.Invariant($"only: {refused} of 60 cells were answered by its fallback 'fake, tier {tier}'"), result.Output, StringComparison.Ordinal);

        // What is on record goes first: the same again, and nothing is asked of flex another time.
        (await Tool.RunAsync(workspace, Frozen, "run", ChatSuite.File, "--run-id", "again")).Ended(0);
        workspace.Run("again").AssertSameRecordAs(run);
        Assert.Equal(60 + refused, server.Stats().Total);
    }

    [Fact]
    public async Task Run_FlexWithoutCapacityAndWithoutAnotherTier_IsTriedAgain()
    {
        await using var server = Start("resource-unavailable,once@30%");
        using var workspace = Workspace.Create();
        Suite(server, ", parameters: { service_tier: flex }", items: 10).WriteTo(workspace);
        (await Tool.RunAsync(workspace, "run", ChatSuite.File, "--run-id", "one")).Ended(0);
        Assert.All(workspace.Run("one").Samples, s => Assert.Equal(("flex", false), (s.GetProperty("service_tier").GetString(), s.TryGetProperty("fallback", out _))));
        Assert.Equal(10 * Flex, workspace.Run("one").Summary.GetProperty("execution").GetProperty("spent").GetProperty("target_usd").GetDecimal());
        Assert.Equal(0m, workspace.Run("one").Summary.GetProperty("execution").GetProperty("spent").GetProperty("unconfirmed_usd").GetDecimal());
    }

    [Fact]
    public async Task Run_FallbackTierWithoutFlex_IsAProblem()
    {
        await using var server = Start();
        using var workspace = Workspace.Create();
        Suite(server, ", fallback_tier: auto").WriteTo(workspace);
        var error = (await Tool.RunAsync(workspace, "run", ChatSuite.File)).Ended(4).Error;
        Assert.Contains("'fallback_tier' is about flex processing: it needs 'service_tier: flex' among the model's parameters", error, StringComparison.Ordinal);
    }

    private static ChatSuite Suite(FakeServer server, string model, int items = 60) => new() { Server = server.BaseUrl, Items = items, Model = model + Price };

    private static FakeServer Start(params string[] faults) => FakeServer.Start(new FakeServerOptions { Answer = new LabelAnswer(["a", "b", "c"]), Usage = new TokenCounts(2006, 300, 1920), Faults = faults });
}
