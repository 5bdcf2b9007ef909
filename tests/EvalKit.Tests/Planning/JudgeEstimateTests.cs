using System.Text.Json;
using EvalKit.Models;
using EvalKit.Models.Tests;
using EvalKit.Planning;
using EvalKit.Running;
using EvalKit.Tests.Providers;

namespace EvalKit.Tests.Planning;

/// <summary>What judges will take is said before anything is asked, from the very questions that a run then asks.</summary>
public sealed class JudgeEstimateTests
{
    private const string Grader = "graders: { g: { type: judge_pass_fail, model: judge, criteria: It is right. } }";

    [Fact]
    public async Task Estimate_AnswersThatAreThere_IsWhatTheRunThenAsks()
    {
        await using var server = new RawServer((_, _) => Answered());
        using var run = Suite(server, Grader);
        run.Items(new { id = "a", answer = "one", label = "x", kind = "k" }, new { id = "b", answer = "one", label = "x", kind = "k" }, new { id = "c", answer = "another, longer one", label = "x", kind = "k" });

        var before = await EstimateAsync(run);
        await run.RunAsync();
        var after = await EstimateAsync(run);

        // Two of the answers are the same text, and are judged once.
        var characters = server.Requests.Sum(r => JsonElement.Parse(r.Body).GetProperty("messages").EnumerateArray().Sum(m => m.GetProperty("content").GetString()!.Length));
        Assert.Equal((2L, 0L, 2L), (before.Judges!.Calls.Needed, before.Judges.Calls.Found, before.Judges.Calls.ToMake));
        Assert.Equal((long)Math.Ceiling(characters / 4.0), before.Judges.InputTokens.Typical);
        Assert.Null(before.Judges.OutputTokens.Typical);
        // 50 tokens out at most for each, at 10 dollars a million; the bytes of the questions at 1.
        Assert.Equal(100, before.Judges.OutputTokens.Most);
        Assert.InRange(before.Judges.CostUsd.Most!.Value, characters * 1e-6 + 100 * 10e-6, 2 * (characters * 1e-6 + 100 * 10e-6));
        Assert.Equal((2L, 0L, 0.0), (after.Judges!.Calls.Found, after.Judges.Calls.ToMake, after.Judges.CostUsd.Typical!.Value));
    }

    [Fact]
    public async Task Estimate_AfterSomeAnswers_CostsAsTheyDid()
    {
        await using var server = new RawServer((_, _) => Answered());
        using var run = Suite(server, Grader);
        run.Items(new { id = "a", answer = "one", label = "x", kind = "k" });
        await run.RunAsync();
        run.Items([.. Enumerable.Range(0, 11).Select(i => new { id = "i" + i, answer = i == 0 ? "one" : "answer " + i, label = "x", kind = "k" })]);

        var judges = (await EstimateAsync(run)).Judges!;

        // 1,000 tokens in at 1 dollar a million, 100 out at 10, ten times.
        Assert.Equal((10L, 0.02, 1000L), (judges.Calls.ToMake, Math.Round(judges.CostUsd.Typical!.Value, 12), judges.OutputTokens.Typical!.Value));
    }

    /// <summary>What the second question asks depends on the first one's answer.</summary>
    [Theory]
    [InlineData("type: judge_pass_fail, criteria: c, samples: 3", 3)]
    [InlineData("type: judge_pass_fail, criteria: c, question: q, solve_first: true", 2)]
    [InlineData("type: judge_pairwise, question: q, against: other", 2)]
    [InlineData("type: judge_pass_fail, criteria: c, attempts: 4", 1)]
    public async Task Estimate_SeveralQuestions_AreAllCounted(string grader, int questions)
    {
        await using var server = new RawServer((_, _) => Answered());
        using var run = Suite(server, $"graders: {{ g: {{ {grader}, model: judge }} }}");
        run.Items(new { id = "a", answer = "one", label = "x", kind = "k" });

        var judges = (await EstimateAsync(run)).Judges!;

        Assert.Equal((questions, questions), (judges.Calls.Needed, judges.Calls.ToMake));
        Assert.True(judges.InputTokens.Typical > 100 * questions);
    }

    /// <summary>A system that has not answered: its answer is assumed as long as it may be, so that the most is the most.</summary>
    [Fact]
    public async Task Estimate_AnswersThatAreNotThereYet_AreAssumed()
    {
        await using var server = new RawServer((_, _) => Answered());
        using var run = Suite(server, Grader, $"{{ provider: openai, model: gpt-5, base_url: '{server.BaseUrl}', parameters: {{ max_output_tokens: 2000 }}, price: {{ input: 1, output: 1 }} }}");
        run.Folder["prompts"] = "prompts: { p: hello }";
        run.Folder["variants"] = "variants: { v: { model: m, prompt: p } }";
        run.Items(new { id = "a", label = "x", kind = "k" }, new { id = "b", label = "x", kind = "k" });

        var judges = (await EstimateAsync(run)).Judges!;

        Assert.Equal(2, judges.Calls.ToMake);
        Assert.True(judges.InputTokens.Most > 2 * 2000 && judges.InputTokens.Typical < 2 * 2000);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Estimate_WithoutJudges_SaysNothingOfThem()
    {
        using var run = new ModelRun("{ provider: recorded, output: '{{ item.label }}' }");

        Assert.Null((await EstimateAsync(run)).Judges);
    }

    private static ModelRun Suite(RawServer server, string graders, string model = "{ provider: recorded, output: '{{ item.answer }}' }")
    {
        var run = new ModelRun("{ provider: recorded, output: '{{ item.answer }}' }");
        run.Folder["models"] = $"models: {{ m: {model}, judge: {{ provider: openai, model: gpt-5-mini, base_url: '{server.BaseUrl}', max_attempts: 1, parameters: {{ max_output_tokens: 50 }}, price: {{ input: 1.00, output: 10.00 }} }} }}";
        run.Folder["graders"] = graders;
        return run;
    }

    private static async Task<WorkEstimate> EstimateAsync(ModelRun run)
    {
        var suite = run.Folder.Suite();
        var root = Path.GetDirectoryName(suite.Path)!;
        var options = new RunOptions { OutputFolder = Path.Combine(root, "out"), StoreFolder = Path.Combine(root, "store"), RunId = "estimate", ToolVersion = "t" };
        var (session, problems) = EvalSession.Prepare(suite.Path, "s.yaml", options, run.Folder.Environment, RunClock.Running(TimeProvider.System), CancellationToken.None);
        Assert.Empty(problems.Select(p => p.ToString()));
        await using (session)
            return session!.Estimate(ResponseMode.Auto);
    }

    private static RawReply Answered() => RawReply.Http(200,
        """{"model":"gpt-5-mini-2025-08-07","choices":[{"finish_reason":"stop","message":{"role":"assistant","content":"{\"verdict\":\"pass\"}"}}],"usage":{"prompt_tokens":1000,"completion_tokens":100,"total_tokens":1100} }""");
}
