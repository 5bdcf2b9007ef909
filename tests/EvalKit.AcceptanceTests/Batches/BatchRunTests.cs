using EvalKit.AcceptanceTests.Support;
using EvalKit.Fakes;
using EvalKit.Fakes.Answers;

namespace EvalKit.AcceptanceTests.Batches;

public sealed class BatchRunTests
{
    private static readonly string[] Batch = ["run", ChatSuite.File, "--batch", "--run-id", "one"];

    [Theory]
    [InlineData("chat")]
    [InlineData("responses")]
    [InlineData("messages")]
    public async Task Run_Batch_CallsOnceAtTheBatchPriceAndIsReplayedTheSame(string api)
    {
        await using var server = Start();
        using var workspace = Workspace.Create();
        BatchSuite.Of(server.Root, api).WriteTo(workspace);

        var result = (await Tool.RunAsync(workspace, Batch)).Ended(0);

        var stats = server.Stats();
        Assert.Equal((1, 20, 20), (stats.Batches, stats.Total, stats.Answered));
        Assert.Contains("20 of 20 cells scored; 20 calls made, 0 answers found, 0 retries", result.Output, StringComparison.Ordinal);
        var run = workspace.Run("one");
        var cost = api == "messages" ? BatchSuite.AnthropicCost : BatchSuite.OpenAICost;
        Assert.Equal(20 * cost, run.Summary.GetProperty("execution").GetProperty("spent_usd").GetDecimal());
        Assert.All(run.Samples, s => Assert.Equal(("batch", cost), (s.GetProperty("service_tier").GetString(), s.GetProperty("cost_usd").GetDecimal())));
        Assert.Equal(["lock"], Directory.GetFiles(workspace.Full(".evalkit", "responses", "batches")).Select(Path.GetFileName));

        var again = (await Tool.RunAsync(workspace, "run", ChatSuite.File, "--batch", "--json")).Ended(0).Json.GetProperty("execution");
        Assert.Equal((0, 20, 0m), (again.GetProperty("calls").GetInt32(), again.GetProperty("found").GetInt32(), again.GetProperty("spent_usd").GetDecimal()));
        (await Tool.RunAsync(workspace, "run", ChatSuite.File, "--responses", "only", "--run-id", "replayed")).Ended(0);
        workspace.Run("replayed").AssertSameRecordAs(run);
        Assert.Equal(1, server.Stats().Batches);
    }

    [Fact]
    public async Task Run_StepsAndGradersThatCallModels_GoInRounds()
    {
        await using var server = Start();
        using var workspace = Workspace.Create();
        (BatchSuite.Of(server.Root) with
        {
            OtherModel = $"near: {{ provider: openai, model: embed-1, kind: embedding, base_url: \"{server.BaseUrl}\" }}",
            Variants = "{ piped: { steps: [ { name: first, prompt: ask, model: fake }, { name: second, prompt: again, model: fake } ] } }",
        }).WriteTo(workspace);
        var suite = File.ReadAllText(workspace.Full(ChatSuite.File));
        workspace.Write(ChatSuite.File, suite
            .Replace("prompts:", "prompts:\n  again: \"after {{ steps.first.output_text }} {{ item.id }}\"", StringComparison.Ordinal)
            .Replace("graders:", "graders:\n  near: { type: embedding_similarity, model: near, reference: \"{{ item.label }}\" }", StringComparison.Ordinal));

        var result = (await Tool.RunAsync(workspace, [.. Batch, "--json"])).Ended(0).Json;

        // First steps, second steps, then the outputs and the three labels, each text once: outputs are labels too.
        var stats = server.Stats();
        Assert.Equal(3, stats.Batches);
        Assert.All(stats.ByMessage, m => Assert.Equal(1, m.Value));
        Assert.Equal(43, stats.Total);
        Assert.Equal(43, result.GetProperty("execution").GetProperty("calls").GetInt32());
        Assert.Equal(20, result.GetProperty("cells").GetProperty("scored").GetInt32());
    }

    [Theory]
    [InlineData("chat", "expire,once@30%")]
    [InlineData("messages", "expire,once@30%")]
    [InlineData("chat", "500,once@30%")]
    [InlineData("messages", "529,once@30%")]
    [InlineData("chat", "lose,once@30%")]
    public async Task Run_WhatIsWorthAnotherTry_IsHandedInAgainAlone(string api, string fault)
    {
        await using var server = Start(o => o with { Faults = [fault] });
        using var workspace = Workspace.Create();
        BatchSuite.Of(server.Root, api, items: 60).WriteTo(workspace);

        var execution = (await Tool.RunAsync(workspace, [.. Batch, "--json"])).Ended(0).Json.GetProperty("execution");

        var stats = server.Stats();
        var failed = (int)stats.ByFault.Values.Single();
        Assert.InRange(failed, 5, 40);
        Assert.Equal((2, 60 + failed, 60, 0), (stats.Batches, stats.Total, stats.Answered, stats.RepeatedAfterAnswer));
        Assert.Equal((60, failed), (execution.GetProperty("calls").GetInt32(), execution.GetProperty("retries").GetInt32()));
    }

    [Theory]
    [InlineData("chat", "400@1-5", "bad_request", 1)]
    [InlineData("messages", "400@1-5", "bad_request", 1)]
    [InlineData("chat", "expire@1-5,21-25", "timeout", 2)]
    public async Task Run_CallsThatFailForGood_AreStatesOfTheirCells(string api, string fault, string kind, int batches)
    {
        await using var server = Start(o => o with { Faults = [fault] });
        using var workspace = Workspace.Create();
        BatchSuite.Of(server.Root, api, attempts: 2, more: "allow_missing: 0.5").WriteTo(workspace);

        await Tool.RunAsync(workspace, Batch);

        var samples = workspace.Run("one").Samples;
        Assert.Equal(5, samples.Count(s => s.GetProperty("outcome").GetString() == "errored" && s.GetProperty("error").GetProperty("kind").GetString() == kind));
        Assert.Equal(15, samples.Count(s => s.GetProperty("outcome").GetString() == "scored"));
        Assert.Equal(batches, server.Stats().Batches);
    }

    [Fact]
    public async Task Run_OneCall_IsABatchToo()
    {
        await using var server = Start(o => o with { BatchMaxRequests = 1, BatchDelay = TimeSpan.Zero });
        using var workspace = Workspace.Create();
        BatchSuite.Of(server.Root, items: 1).WriteTo(workspace);
        (await Tool.RunAsync(workspace, Batch)).Ended(0);
        Assert.Equal((1, 1), (server.Stats().Batches, server.Stats().Total));
    }

    [Theory]
    [InlineData("create:reset@1")]
    [InlineData("create:500@1")]
    [InlineData("upload:500@1")]
    [InlineData("state:503@1")]
    [InlineData("results:truncated@1")]
    public async Task Run_AnswersAboutABatchThatAreLost_LoseAndPayNothing(string fault)
    {
        foreach (var api in (string[])["chat", "messages"])
        {
            await using var server = Start(o => o with { BatchFaults = [fault] });
            using var workspace = Workspace.Create();
            BatchSuite.Of(server.Root, api).WriteTo(workspace);
            (await Tool.RunAsync(workspace, Batch)).Ended(0);
            Assert.Equal((1, 20, 0), (server.Stats().Batches, server.Stats().Total, server.Stats().RepeatedAfterAnswer));
        }
    }

    [Fact]
    public async Task Run_Budget_HandsInWhatFitsAndGoesOnWithAHigherOne()
    {
        const decimal Cost = 0.0013m;
        await using var server = Start(o => o with { Usage = new TokenCounts(100, 300) });
        using var workspace = Workspace.Create();
        // A call costs (100 x 2 + 300 x 8) / 2 millionths of a dollar, and at most 400 x 4 and its bytes: ten fit at first, then what they left.
        BatchSuite.Of(server.Root, more: "budget: { stop: 0.02 }").WriteTo(workspace);

        var result = (await Tool.RunAsync(workspace, Batch)).Ended(3);

        var paid = server.Stats().Total;
        Assert.InRange(paid, 12, 15);
        Assert.InRange(server.Stats().Batches, 2, 4);
        Assert.Contains("the budget of $0.02 is used up", result.Output, StringComparison.Ordinal);
        var run = workspace.Run("one");
        Assert.Equal(paid * Cost, run.Summary.GetProperty("execution").GetProperty("spent_usd").GetDecimal());
        Assert.Equal(20 - paid, run.Summary.GetProperty("cells").GetProperty("not_run").GetInt32());

        BatchSuite.Of(server.Root, more: "budget: { stop: 1.00 }").WriteTo(workspace);
        (await Tool.RunAsync(workspace, "run", ChatSuite.File, "--batch")).Ended(0);
        Assert.Equal((20, 0), (server.Stats().Total, server.Stats().RepeatedAfterAnswer));
    }

    [Fact]
    public async Task Estimate_Batch_IsAtItsPricesAndCallsNothing()
    {
        await using var server = Start();
        using var workspace = Workspace.Create();
        BatchSuite.Of(server.Root).WriteTo(workspace);
        var (one, batch) = (await MostAsync(workspace), await MostAsync(workspace, "--batch"));
        Assert.Equal(one / 2, batch);
        Assert.Equal(0, server.Stats().Total);
        Assert.Contains("as long as the provider's batches take", (await Tool.RunAsync(workspace, "run", ChatSuite.File, "--estimate", "--batch")).Ended(0).Output, StringComparison.Ordinal);

        // What is on record was paid at one price, and the next calls may be made at the other.
        (await Tool.RunAsync(workspace, [.. Batch, "--limit", "10"])).Ended(0);
        Assert.Equal(10 * BatchSuite.OpenAICost, await TypicalAsync(workspace, "--batch"));
        Assert.Equal(10 * (86 * 2 + 1920 * 0.5m + 300 * 8) / 1_000_000, await TypicalAsync(workspace));
    }

    [Fact]
    public async Task Run_InterruptedWhileItWaits_LeavesTheBatchOpenAndCollectsItLater()
    {
        await using var server = Start(o => o with { BatchDelay = TimeSpan.FromSeconds(8) });
        using var workspace = Workspace.Create();
        BatchSuite.Of(server.Root).WriteTo(workspace);
        await using (var tool = Tool.Start(workspace, Batch))
        {
            await Poll.UntilAsync(() => Task.FromResult(server.Stats().BatchSteps.ContainsKey("state")), "the batch is waited for");
            await tool.InterruptAsync();
            var stopped = (await tool.EndAsync(Tool.Limit)).Ended(130);
            Assert.Contains("1 batch is open at the provider; run again with --batch to collect it", stopped.Output, StringComparison.Ordinal);
        }
        workspace.Run("one").AssertComplete();
        Assert.Equal(20, workspace.Run("one").Summary.GetProperty("cells").GetProperty("not_run").GetInt32());

        // Another run of other items leaves it where it is.
        var second = (await Tool.RunAsync(workspace, "run", ChatSuite.File, "--batch", "--json")).Ended(0);
        Assert.Equal(20, second.Json.GetProperty("execution").GetProperty("calls").GetInt32());
        Assert.Equal((1, 20), (server.Stats().Batches, server.Stats().Total));
    }

    [Fact]
    public async Task Run_WhileAnotherProcessWaits_LeavesItsBatchesAlone()
    {
        await using var server = Start(o => o with { BatchDelay = TimeSpan.FromSeconds(5) });
        using var workspace = Workspace.Create();
        BatchSuite.Of(server.Root).WriteTo(workspace);
        await using var first = Tool.Start(workspace, Batch);
        await Poll.UntilAsync(() => Task.FromResult(server.Stats().BatchSteps.ContainsKey("state")), "the batch is waited for");

        var second = (await Tool.RunAsync(workspace, "run", ChatSuite.File, "--batch", "--run-id", "two")).Ended(3);

        Assert.Contains("another process works on the batches of", second.Output, StringComparison.Ordinal);
        (await first.EndAsync(Tool.Limit)).Ended(0);
        Assert.Equal((1, 20), (server.Stats().Batches, server.Stats().Total));
    }

    [Theory]
    [InlineData("--until-decided", null, "--batch makes all calls before any gate is looked at")]
    [InlineData("--responses", "only", "--responses only forbids the calls that --batch makes")]
    [InlineData("--responses", "refresh", "give an empty --store to ask for everything anew")]
    public async Task Run_BatchWithWhatContradictsIt_IsRefused(string option, string? value, string message)
    {
        await using var server = Start();
        using var workspace = Workspace.Create();
        BatchSuite.Of(server.Root).WriteTo(workspace);
        var result = (await Tool.RunAsync(workspace, [.. Batch, option, .. value is null ? Array.Empty<string>() : [value]])).Ended(4);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.Empty(server.Stats().BatchSteps);
    }

    [Fact]
    public async Task Run_WhatHasNoBatches_IsSaidBeforeAnythingIsHandedIn()
    {
        await using var server = Start();
        using var workspace = Workspace.Create();
        (BatchSuite.Of(server.Root) with
        {
            OtherModel = "tool: { provider: command, command: [cat] }",
            Model = ", parameters: { service_tier: flex }",
            Variants = "{ one: { prompt: ask, model: fake }, two: { prompt: ask, model: tool } }",
            More = "store: hashes",
        }).WriteTo(workspace);

        var error = (await Tool.RunAsync(workspace, Batch)).Ended(4).Error;

        Assert.Contains("chat.yaml:6:9: model 'tool' cannot be called in batches: the provider 'command' has no batches; leave it out with --filter variant=..., or run without --batch", error, StringComparison.Ordinal);
        Assert.Contains("chat.yaml:5:9: model 'fake' asks for service_tier 'flex', and a batch is a tier of its own", error, StringComparison.Ordinal);
        Assert.Contains("--batch: the suite says 'store: hashes', which keeps no answer to grade", error, StringComparison.Ordinal);
        Assert.Empty(server.Stats().BatchSteps);
    }

    [Fact]
    public async Task Run_ServerWithoutBatches_SaysSoAndEndsIncomplete()
    {
        await using var server = Start(o => o with { BatchFaults = ["upload:404@1"] });
        using var workspace = Workspace.Create();
        BatchSuite.Of(server.Root).WriteTo(workspace);
        await Tool.RunAsync(workspace, Batch);
        Assert.All(workspace.Run("one").Samples, s => Assert.Contains("the batch was not accepted: HTTP 404", s.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal));
        Assert.Equal(0, server.Stats().Total);
    }

    private static async Task<decimal> MostAsync(Workspace workspace, params string[] more) => (await EstimateAsync(workspace, more)).GetProperty("most").GetDecimal();

    private static async Task<decimal> TypicalAsync(Workspace workspace, params string[] more) => (await EstimateAsync(workspace, more)).GetProperty("typical").GetDecimal();

    private static async Task<System.Text.Json.JsonElement> EstimateAsync(Workspace workspace, string[] more) =>
        (await Tool.RunAsync(workspace, ["run", ChatSuite.File, "--estimate", "--json", .. more])).Ended(0).Json.GetProperty("work").GetProperty("cost_usd");

    private static FakeServer Start(Func<FakeServerOptions, FakeServerOptions>? change = null)
    {
        var options = new FakeServerOptions { Answer = new LabelAnswer(["a", "b", "c"]), Usage = new TokenCounts(2006, 300, 1920) };
        return FakeServer.Start(change?.Invoke(options) ?? options);
    }
}
