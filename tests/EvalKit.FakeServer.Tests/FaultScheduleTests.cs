using System.Globalization;

namespace EvalKit.Fakes.Tests;

public sealed class FaultScheduleTests
{
    [Fact]
    public async Task Once_InTheMessage_SucceedsOnTheSecondAttempt() =>
        Assert.Equal(new[] { 500, 200, 200 }, await StatusesAsync(new(), "[[fault:500,once]]", "[[fault:500,once]]", "[[fault:500,once]]"));

    [Fact]
    public async Task Tags_WithTimes_FollowOneAnother()
    {
        const string message = "[[fault:503,times=2]][[fault:429,once]]";
        Assert.Equal(new[] { 503, 503, 429, 200 }, await StatusesAsync(new(), message, message, message, message));
    }

    [Fact]
    public async Task Once_OfDifferentBodies_FailsEachOnce() =>
        Assert.Equal(new[] { 500, 500, 200, 200 }, await StatusesAsync(new(), "a [[fault:500,once]]", "b [[fault:500,once]]", "a [[fault:500,once]]", "b [[fault:500,once]]"));

    [Fact]
    public async Task Ordinals_InARule_FailTheseRequests() =>
        Assert.Equal(new[] { 200, 500, 200, 500, 500 }, await StatusesAsync(new() { Faults = ["500@2,4-5"] }, "a", "b", "c", "d", "e"));

    [Fact]
    public async Task Reset_OfTheServer_StartsOrdinalsAndAttemptsAgain()
    {
        await using var server = FakeServer.Start(new FakeServerOptions { Faults = ["500@1"] });
        using var client = await WireClient.ConnectAsync(server);
        var before = await client.AskAsync("a");
        await client.SendAsync(WireClient.Post("/__reset", ""));
        await client.ReadAsync();

        var after = await client.AskAsync("a");

        Assert.Equal((500, 500, 1), (before.Status, after.Status, server.Stats().Total));
    }

    [Fact]
    public async Task Share_OfAHundredPercentOnce_FailsTheFirstAttemptOnly() =>
        Assert.Equal(new[] { 503, 503, 200, 200 }, await StatusesAsync(new() { Faults = ["503,once@100%"] }, "a", "b", "a", "b"));

    [Fact]
    public async Task Share_OfRequests_DependsOnContentAndSeedOnly()
    {
        var messages = Enumerable.Range(0, 2000).Select(i => i.ToString(CultureInfo.InvariantCulture)).ToArray();
        var options = new FakeServerOptions { Faults = ["500@10%"], Seed = 7 };

        var statuses = await StatusesAsync(options, messages);
        var reversed = await StatusesAsync(options, messages.Reverse().ToArray());
        var otherSeed = await StatusesAsync(options with { Seed = 8 }, messages);

        // Binomial(2000, 0.1) has standard deviation 13.4: four of them either side.
        Assert.InRange(statuses.Count(status => status == 500), 146, 254);
        Assert.Equal(statuses, reversed.Reverse());
        Assert.NotEqual(statuses, otherSeed);
    }

    [Theory]
    [InlineData("500")]
    [InlineData("nonsense@10%")]
    [InlineData("500,nonsense@10%")]
    [InlineData("500@ten")]
    [InlineData("200@10%")]
    public void Start_WithAMalformedRule_Throws(string rule) =>
        Assert.Throws<FormatException>(() => FakeServer.Start(new FakeServerOptions { Faults = [rule] }));

    [Fact]
    public async Task Tag_ThatIsUnknown_IsRefusedWithItsName()
    {
        await using var server = FakeServer.Start();
        using var client = await WireClient.ConnectAsync(server);

        var response = await client.AskAsync("[[fault:nonsense]]");

        Assert.Equal(400, response.Status);
        Assert.Contains("nonsense", response.Body, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<int>> StatusesAsync(FakeServerOptions options, params string[] messages)
    {
        await using var server = FakeServer.Start(options);
        using var client = await WireClient.ConnectAsync(server);
        var statuses = new List<int>();
        foreach (var message in messages)
            statuses.Add((await client.AskAsync(message)).Status);
        return statuses;
    }
}
