using System.Text.Json;
using EvalKit.AcceptanceTests.Support;
using EvalKit.Fakes;
using EvalKit.Fakes.Answers;

namespace EvalKit.AcceptanceTests.Providers;

public sealed class FallbackTests
{
    private const int Items = 20;

    [Fact]
    public async Task Run_TheModelFailsForSome_AnotherAnswersAndIsNamedAndNothingIsCalledAgain()
    {
        await using var first = FakeServer.Start(new FakeServerOptions { Answer = new LabelAnswer(["a", "b", "c"]), Faults = ["500@1-4"] });
        await using var second = FakeServer.Start(new FakeServerOptions { Answer = new LabelAnswer(["a", "b", "c"]), ServedModel = "other-1" });
        using var workspace = Workspace.Create();
        new ChatSuite
        {
            Server = first.BaseUrl,
            Items = Items,
            Parallel = 1,
            Attempts = 2,
            Model = ", fallback: other",
            OtherModel = $$"""other: { provider: openai, model: other-1, base_url: "{{second.BaseUrl}}" }""",
        }.WriteTo(workspace);

        var run = (await Tool.RunAsync(workspace, "run", ChatSuite.File, "--run-id", "one", "--json")).Ended(0);

        Assert.Equal(Items, run.Json.GetProperty("cells").GetProperty("scored").GetInt32());
        Assert.Equal(["other", "other", null], workspace.Run("one").Samples.Take(3).Select(FallbackOf));
        Assert.Contains(run.Json.GetProperty("findings").EnumerateArray(), finding =>
            finding.GetProperty("id").GetString() == "EK119" && finding.GetProperty("message").GetString()!.Contains("2 of 20 cells were answered by its fallback 'other'", StringComparison.Ordinal));
        Assert.Equal(2, second.Stats().Answered);

        var (called, fellBack) = (first.Stats().Total, second.Stats().Total);
        (await Tool.RunAsync(workspace, "run", ChatSuite.File, "--run-id", "two")).Ended(0);
        (await Tool.RunAsync(workspace, "run", ChatSuite.File, "--run-id", "three", "--responses", "only")).Ended(0);
        Assert.Equal((called, fellBack), (first.Stats().Total, second.Stats().Total));
        workspace.Run("two").AssertSameRecordAs(workspace.Run("one"));
        workspace.Run("three").AssertSameRecordAs(workspace.Run("one"));
    }

    [Fact]
    public async Task Run_TheRequestIsWrong_NoOtherModelIsAsked()
    {
        await using var first = FakeServer.Start(new FakeServerOptions { Faults = ["400@1-20"] });
        await using var second = FakeServer.Start(new FakeServerOptions());
        using var workspace = Workspace.Create();
        new ChatSuite
        {
            Server = first.BaseUrl,
            Items = 3,
            Parallel = 1,
            Model = ", fallback: other",
            OtherModel = $$"""other: { provider: openai, model: other-1, base_url: "{{second.BaseUrl}}" }""",
        }.WriteTo(workspace);

        (await Tool.RunAsync(workspace, "run", ChatSuite.File, "--run-id", "one")).Ended(3);

        Assert.Equal(0, second.Stats().Total);
    }

    private static string? FallbackOf(JsonElement sample) => sample.TryGetProperty("fallback", out var name) ? name.GetString() : null;
}
