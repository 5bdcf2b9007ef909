using EvalKit.AcceptanceTests.Support;
using EvalKit.Fakes;
using EvalKit.Fakes.Answers;
using EvalKit.Fakes.Counting;

namespace EvalKit.AcceptanceTests.Money;

/// <summary>A budget of one dollar with everything that could pass it: answers without a limit that come longer than any before, attempts that are billed without an answer, judges, kills.</summary>
public sealed class BudgetUnderFireTests
{
    private const int Parallel = 16;
    private const int Kills = 20;

    [Fact]
    public async Task Run_AnswersWithoutALimitRetriesAndJudges_PassesOneDollarByNoMoreThanTheCallsInFlight()
    {
        // Nobody limits the answers, and they are longer than the 4,096 tokens that are set aside: 100 tokens at $1 and 6,000 at $1.50 a million.
        const decimal Answer = 0.0091m;
        // The judge's: 100 tokens at $10 and 40 at $100 a million.
        const decimal Verdict = 0.005m;
        await using var target = FakeServer.Start(new FakeServerOptions { Answer = new LabelAnswer(["a", "b", "c"]), Usage = new TokenCounts(100, 6000), Faults = ["reset@8%", "truncated@8%", "malformed@8%", "500@5%"] });
        await using var judge = FakeServer.Start(new FakeServerOptions { Answer = new LabelAnswer(["pass", "fail"]), Usage = new TokenCounts(100, 40), Faults = ["truncated@10%", "529@5%"] });
        using var workspace = Workspace.Create();
        new ChatSuite
        {
            Server = target.BaseUrl,
            Items = 300,
            Parallel = Parallel,
            Model = ", price: { input: 1, output: 1.5 }",
            OtherModel = $"judge: {{ provider: openai, model: judge-1, base_url: \"{judge.BaseUrl}\", parameters: {{ max_output_tokens: 40 }}, price: {{ input: 10, output: 100 }} }}",
            OtherGrader = "good: { type: judge_pass_fail, model: judge, criteria: It is a label., question: \"{{ item.text }}\" }",
            More = "budget: { stop: 1.00 }",
        }.WriteTo(workspace);

        var result = (await Tool.RunAsync(workspace, "run", ChatSuite.File, "--run-id", "one")).Ended(3);

        Assert.Contains("the budget of $1.00 is used up", result.Output, StringComparison.Ordinal);
        var billed = (Billed(target.Stats()) * Answer) + (Billed(judge.Stats()) * Verdict);
        Assert.InRange(billed, 0.5m, 1.00m + (Parallel * Answer));
        Assert.InRange(judge.Stats().Answered, 5, 300);
        var spent = workspace.Run("one").Summary.GetProperty("execution").GetProperty("spent");
        Assert.Equal(target.Stats().Answered * Answer, spent.GetProperty("target_usd").GetDecimal());
        Assert.Equal(judge.Stats().Answered * Verdict, spent.GetProperty("judge_usd").GetDecimal());
        // Attempts that broke off before the first long answer are counted at what was set aside for them.
        Assert.InRange(spent.GetProperty("target_usd").GetDecimal() + spent.GetProperty("judge_usd").GetDecimal() + spent.GetProperty("unconfirmed_usd").GetDecimal(), billed - (Parallel * Answer), 1.00m + (Parallel * Answer));
        Assert.Equal((0L, 0L), (target.Stats().RepeatedAfterAnswer, judge.Stats().RepeatedAfterAnswer));
    }

    [Fact]
    public async Task Run_JudgeOfUnknownPrice_IsRefusedByABudgetBeforeAnyCall()
    {
        await using var server = FakeServer.Start();
        using var workspace = Workspace.Create();
        new ChatSuite
        {
            Server = server.BaseUrl,
            Model = ", price: { input: 1, output: 5 }",
            OtherModel = $"judge: {{ provider: openai, model: judge-1, base_url: \"{server.BaseUrl}\" }}",
            OtherGrader = "good: { type: judge_pass_fail, model: judge, criteria: It is a label. }",
            More = "budget: { stop: 1.00 }",
        }.WriteTo(workspace);

        var result = (await Tool.RunAsync(workspace, "run", ChatSuite.File)).Ended(4);

        Assert.Contains("the price of model 'judge' (judge-1) is unknown, and a budget cannot be kept without it", result.Error, StringComparison.Ordinal);
        Assert.Equal(0, server.Stats().Total);
    }

    [Fact]
    public async Task Run_KilledTwentyTimes_KeepsItsBudgetEachTimeAndPaysTwiceOnlyForWhatWasInFlight()
    {
        // 100 tokens at $50 and 10 at $500 a million.
        const decimal Answer = 0.01m;
        const int Items = 400;
        await using var server = FakeServer.Start(new FakeServerOptions { Answer = new LabelAnswer(["a", "b", "c"]), Usage = new TokenCounts(100, 10), Latency = TimeSpan.FromMilliseconds(20), Jitter = TimeSpan.FromMilliseconds(20) });
        using var workspace = Workspace.Create();
        var suite = new ChatSuite { Server = server.BaseUrl, Items = Items, Parallel = Parallel, Attempts = 1, Model = ", parameters: { max_output_tokens: 20 }, price: { input: 50, output: 500 }", More = "budget: { stop: 0.60 }" };
        suite.WriteTo(workspace);
        var random = new Random(20_261_121);
        for (var kill = 0; kill < Kills; kill++)
        {
            var before = server.Stats().Total;
            var moment = before + random.Next(1, 20);
            await using var tool = Tool.Start(workspace, "run", ChatSuite.File, "--run-id", "killed", "--quiet");
            await Poll.UntilAsync(() => Task.FromResult(server.Stats().Total >= moment || tool.HasExited), "a few requests");
            tool.Kill();
            await tool.EndAsync(Tool.Limit);
            Assert.InRange((server.Stats().Total - before) * Answer, 0.01m, 0.60m);
        }
        var paid = server.Stats().Answered;
        var kept = workspace.StoreLines().Count;
        Assert.InRange(paid - kept, 0, Kills * Parallel);

        (suite with { More = "budget: { stop: 10.00 }" }).WriteTo(workspace);
        var rest = (await Tool.RunAsync(workspace, "run", ChatSuite.File, "--run-id", "killed", "--json")).Ended(0);

        var execution = rest.Json.GetProperty("execution");
        Assert.Equal((Items - kept, kept, (Items - kept) * Answer), (execution.GetProperty("calls").GetInt32(), execution.GetProperty("found").GetInt32(), execution.GetProperty("spent_usd").GetDecimal()));
        Assert.Equal(Items * Answer, rest.Json.GetProperty("variants").GetProperty("only").GetProperty("cost").GetProperty("usd").GetDecimal());
        Assert.Equal(Items, rest.Json.GetProperty("cells").GetProperty("scored").GetInt32());
        // What was answered and not kept was on its way when the run was killed: nothing else is paid for again.
        var stats = server.Stats();
        Assert.Equal(Items + paid - kept, stats.Answered);
        Assert.InRange(stats.RepeatedAfterAnswer, 0, Kills * Parallel);
        workspace.Run("killed").AssertComplete();
    }

    /// <summary>What a provider charges for: everything but what it rejects and fails itself.</summary>
    private static long Billed(ServerStats stats) => stats.Total - stats.ByFault.GetValueOrDefault("500") - stats.ByFault.GetValueOrDefault("529");
}
