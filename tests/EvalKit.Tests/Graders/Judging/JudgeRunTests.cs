using System.Text.Json;
using EvalKit.Models;
using EvalKit.Models.Tests;
using EvalKit.Results;
using EvalKit.Running;
using EvalKit.Tests.Providers;

namespace EvalKit.Tests.Graders.Judging;

/// <summary>Judges within a run: on the wire, in the store, in the record, in the budget.</summary>
public sealed class JudgeRunTests
{
    private const string Verdict = """{\"reasoning\":\"r\",\"verdict\":\"pass\"}""";

    [Fact]
    public async Task Run_AsksTheJudgeOnceForEqualAnswers_AndRecordsWhoJudged()
    {
        await using var server = new RawServer((_, _) => Answered(Verdict));
        using var run = Suite(server);
        run.Items(new { id = "a", answer = "same", label = "x", kind = "k" }, new { id = "b", answer = "same", label = "x", kind = "k" }, new { id = "c", answer = "other", label = "x", kind = "k" });

        var (samples, summary) = await run.RunAsync();

        Assert.Equal(2, server.Requests.Count);
        Assert.Equal(1, summary.Variants["v"].Metrics["g.mean"].Value);
        var score = samples[0].GetProperty("scores").GetProperty("g");
        Assert.Equal(("scored", 1.0, true, "r", "pass"), (score.GetProperty("outcome").GetString(), score.GetProperty("score").GetDouble(), score.GetProperty("passed").GetBoolean(), score.GetProperty("reason").GetString(), score.GetProperty("predicted").GetString()));
        // 1,000 tokens in at 1 dollar a million, 100 out at 10.
        Assert.StartsWith("""{"models":["gpt-5-mini-2025-08-07"],"calls":1,"cost_usd":0.002,"responses":["KEY"],"requests":[[""".Replace("KEY", score.GetProperty("judge").GetProperty("responses")[0].GetString(), StringComparison.Ordinal), score.GetProperty("judge").GetRawText(), StringComparison.Ordinal);
        Assert.Equal(0.006, summary.Variants["v"].Cost.JudgeUsd!.Value, 12);
        Assert.Equal(0.004, summary.Execution.Spent!.JudgeUsd, 12);
        var recorded = run.RunJson.GetProperty("graders").GetProperty("g").GetProperty("judge");
        Assert.Equal(["gpt-5-mini-2025-08-07"], recorded.GetProperty("served_models").EnumerateArray().Select(m => m.GetString()));
        Assert.Equal(new JudgeIdentity(recorded.GetProperty("definition").GetString()!, ["gpt-5-mini-2025-08-07"]).Fingerprint, recorded.GetProperty("fingerprint").GetString());
    }

    [Fact]
    public async Task Run_KeepsWhatWasAskedAndSaid_WordForWord()
    {
        await using var server = new RawServer((number, _) => number == 1 ? Answered("first hm") : Answered(Verdict));
        using var run = Suite(server);
        run.Folder["graders"] = "graders: { g: { type: judge_pass_fail, model: judge, criteria: It is right., attempts: 2 } }";
        run.Items(new { id = "a", answer = "said so", label = "x", kind = "k" });

        var (samples, summary) = await run.RunAsync();

        var trace = Assert.Single(samples).GetProperty("scores").GetProperty("g").GetProperty("judge");
        var sent = Assert.Single(trace.GetProperty("requests").EnumerateArray());
        var bodies = server.Requests.Select(r => JsonElement.Parse(r.Body).GetProperty("messages")).ToList();
        Assert.Equal(2, bodies.Count);
        Assert.All(bodies, body => Assert.Equal(body.EnumerateArray().Select(m => m.GetProperty("content").GetString()), sent.EnumerateArray().Select(m => m.GetProperty("content").GetString())));
        var turns = trace.GetProperty("turns").EnumerateArray().ToList();
        Assert.Equal(["first hm", Verdict.Replace("\\\"", "\"", StringComparison.Ordinal)], turns.Select(t => t.GetProperty("answer").GetString()));
        Assert.Equal("the judge's answer does not end with a JSON object: 'first hm'", turns[0].GetProperty("problem").GetString());
        Assert.Equal((1, 1000, 100, "stop", 0.002), (turns[1].GetProperty("attempt").GetInt32(), turns[1].GetProperty("input_tokens").GetInt32(), turns[1].GetProperty("output_tokens").GetInt32(), turns[1].GetProperty("finish_reason").GetString(), turns[1].GetProperty("cost_usd").GetDouble()));
        Assert.Equal(trace.GetProperty("responses").EnumerateArray().Select(k => k.GetString()), turns.Select(t => t.GetProperty("response").GetString()));
        Assert.NotEqual(turns[0].GetProperty("response").GetString(), turns[1].GetProperty("response").GetString());
        // Both answers were paid.
        Assert.Equal(0.004, summary.Variants["v"].Cost.JudgeUsd!.Value, 12);
    }

    /// <summary>Where a suite keeps no texts, what judges were asked and said is kept as hashes too.</summary>
    [Theory]
    [InlineData("hashes", true, true)]
    [InlineData("responses_only", true, false)]
    [InlineData("full", false, false)]
    public async Task Run_ThatKeepsNoTexts_KeepsNoneOfJudges(string store, bool hashesRequests, bool hashesAnswers)
    {
        await using var server = new RawServer((_, _) => Answered(Verdict));
        using var run = Suite(server);
        run.Folder["store"] = $"store: {store}";
        run.Items(new { id = "a", answer = "said so", label = "x", kind = "k" });

        var (samples, _) = await run.RunAsync();

        var trace = samples[0].GetProperty("scores").GetProperty("g").GetProperty("judge");
        var request = trace.GetProperty("requests")[0][1].GetProperty("content").GetString()!;
        Assert.Equal(hashesRequests, request.StartsWith("sha256:", StringComparison.Ordinal));
        Assert.Equal(!hashesRequests, request.Contains("said so", StringComparison.Ordinal));
        Assert.Equal(hashesAnswers, trace.GetProperty("turns")[0].GetProperty("answer").GetString()!.StartsWith("sha256:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_JudgeInsideMulti_HasAFingerprint()
    {
        await using var server = new RawServer((_, _) => Answered(Verdict));
        using var run = Suite(server);
        run.Folder["graders"] = "graders: { g: { type: multi, graders: { right: { type: judge_pass_fail, model: judge, criteria: It is right. }, same: { type: exact_match, reference: x } }, calculate_output: right * same } }";
        run.Items(new { id = "a", answer = "x", label = "x", kind = "k" });

        var (_, summary) = await run.RunAsync();

        var recorded = run.RunJson.GetProperty("graders").GetProperty("g").GetProperty("judge");
        Assert.Equal(["gpt-5-mini-2025-08-07"], recorded.GetProperty("served_models").EnumerateArray().Select(m => m.GetString()));
        Assert.Equal(recorded.GetProperty("fingerprint").GetString(), Assert.Single(summary.Judges!).Fingerprint);
        // Another formula makes another number of the same verdicts, other words of the rubric other verdicts.
        var first = run.Folder.Suite().Graders[0].Definition.Judge;
        run.Folder["graders"] = "graders: { g: { type: multi, graders: { right: { type: judge_pass_fail, model: judge, criteria: It is right! }, same: { type: exact_match, reference: x } }, calculate_output: right * same } }";
        var second = run.Folder.Suite().Graders[0].Definition.Judge;
        run.Folder["graders"] = "graders: { g: { type: multi, graders: { right: { type: judge_pass_fail, model: judge, criteria: It is right. }, same: { type: exact_match, reference: x } }, calculate_output: (right + same) / 2 } }";
        Assert.Equal(3, new[] { first, second, run.Folder.Suite().Graders[0].Definition.Judge }.OfType<string>().Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Run_HoldsTheProviderToTheSchema_AndSendsTheParameters()
    {
        await using var server = new RawServer((_, _) => Answered(Verdict));
        using var run = Suite(server);
        run.Items(new { id = "a", answer = "x", label = "x", kind = "k" });
        await run.RunAsync();

        var body = JsonElement.Parse(Assert.Single(server.Requests).Body);
        Assert.Equal("json_schema", body.GetProperty("response_format").GetProperty("type").GetString());
        Assert.Equal("reasoning", body.GetProperty("response_format").GetProperty("json_schema").GetProperty("schema").GetProperty("properties").EnumerateObject().First().Name);
        Assert.Equal(0.5, body.GetProperty("temperature").GetDouble());
        Assert.Equal(["system", "user"], body.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("role").GetString()));
    }

    [Fact]
    public async Task Run_Again_CallsNobody_AndEqualsTheFirst()
    {
        await using var server = new RawServer((_, _) => Answered(Verdict));
        using var run = Suite(server);
        run.Items(new { id = "a", answer = "x", label = "x", kind = "k" });
        var first = await run.RunAsync();
        var before = run.RunJson.GetProperty("graders").GetRawText();

        var second = await run.RunAsync(ResponseMode.Only);

        Assert.Single(server.Requests);
        Assert.Equal(first.Samples.Select(s => s.GetRawText()), second.Samples.Select(s => s.GetRawText()));
        Assert.Equal(before, run.RunJson.GetProperty("graders").GetRawText());
    }

    [Fact]
    public async Task Run_ReadBack_KnowsTheJudge()
    {
        await using var server = new RawServer((_, _) => Answered(Verdict));
        using var run = Suite(server);
        run.Items(new { id = "a", answer = "x", label = "x", kind = "k" });
        await run.RunAsync();
        var fingerprint = run.RunJson.GetProperty("graders").GetProperty("g").GetProperty("judge").GetProperty("fingerprint").GetString();

        var (read, problems) = RunReader.Read(RunFolder.Of(Path.Combine(Path.GetDirectoryName(run.Folder.Suite().Path)!, "out"), "s", "r1"));

        Assert.Empty(problems);
        Assert.Equal(fingerprint, JudgeIdentity.Of(read!.Data, "g")!.Fingerprint);
        Assert.Null(JudgeIdentity.Of(read.Data, "latency"));
    }

    [Theory]
    [InlineData("no verdict", "stop", "judge_failed", "the judge's answer does not end with a JSON object: 'no verdict'")]
    [InlineData(Verdict, "length", "judge_failed", "the answer of the judge 'judge' was cut off at its token limit: raise max_output_tokens")]
    [InlineData(Verdict, "content_filter", "judge_failed", "the judge 'judge' declined to judge")]
    public async Task Run_JudgeWithoutAVerdict_IsMissingNotZero(string text, string finish, string outcome, string reason)
    {
        await using var server = new RawServer((_, _) => Answered(text, finish));
        using var run = Suite(server);
        run.Items(new { id = "a", answer = "x", label = "x", kind = "k" });

        var (samples, summary) = await run.RunAsync();

        var score = Assert.Single(samples).GetProperty("scores").GetProperty("g");
        Assert.Equal((outcome, reason, JsonValueKind.Null), (score.GetProperty("outcome").GetString(), score.GetProperty("reason").GetString(), score.GetProperty("score").ValueKind));
        Assert.Equal((1, 1, 0), (summary.Cells.JudgeFailed, summary.Variants["v"].Metrics["g.mean"].Missing, summary.Variants["v"].Metrics["g.mean"].N));
    }

    [Fact]
    public async Task Run_JudgeThatCannotBeAsked_IsJudgeFailed()
    {
        await using var server = new RawServer((_, _) => RawReply.Http(400, """{"error":{"message":"no such model"}}"""));
        using var run = Suite(server);
        run.Items(new { id = "a", answer = "x", label = "x", kind = "k" });

        var (samples, summary) = await run.RunAsync();

        Assert.Contains("the judge 'judge' could not be asked: ", samples[0].GetProperty("scores").GetProperty("g").GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, summary.Cells.JudgeFailed);
    }

    [Theory]
    [InlineData(401, "the provider of the judge 'judge' refused the key: ")]
    [InlineData(402, "the quota of the judge 'judge' is used up: ")]
    public async Task Run_JudgeThatNoLongerAnswers_EndsTheRun(int status, string reason)
    {
        await using var server = new RawServer((_, _) => RawReply.Http(status, """{"error":{"message":"no"}}"""));
        using var run = Suite(server);
        run.Items([.. Enumerable.Range(0, 50).Select(i => new { id = "i" + i, answer = "x" + i, label = "x", kind = "k" })]);

        var (_, summary) = await run.RunAsync();

        Assert.StartsWith(reason, summary.Execution.Stopped, StringComparison.Ordinal);
        Assert.Equal((50, 0), (summary.Cells.NotRun, summary.Cells.JudgeFailed));
    }

    [Fact]
    public async Task Run_JudgeThatIsDown_EndsTheRunAfterFailuresInARow()
    {
        await using var server = new RawServer((_, _) => RawReply.Http(500, """{"error":{"message":"down"}}"""));
        using var run = Suite(server);
        run.Folder["parallel"] = "max_parallel: 1";
        run.Items([.. Enumerable.Range(0, 50).Select(i => new { id = "i" + i, answer = "x" + i, label = "x", kind = "k" })]);

        var (_, summary) = await run.RunAsync();

        Assert.StartsWith("the judge 'judge' is unavailable: 21 questions in a row failed, the last with: ", summary.Execution.Stopped, StringComparison.Ordinal);
        Assert.Equal((30, 20), (summary.Cells.NotRun, summary.Cells.JudgeFailed));
    }

    [Fact]
    public async Task Run_VerdictThatIsNotOnRecord_IsNotRun()
    {
        await using var server = new RawServer((_, _) => Answered(Verdict));
        using var run = Suite(server);
        run.Items(new { id = "a", answer = "x", label = "x", kind = "k" });

        var (_, summary) = await run.RunAsync(ResponseMode.Only);

        Assert.Empty(server.Requests);
        Assert.Equal((1, 0), (summary.Cells.NotRun, summary.Cells.JudgeFailed));
    }

    [Fact]
    public async Task Run_BudgetThatIsUsedUpByJudges_LeavesTheCellsForTheNextRun()
    {
        await using var server = new RawServer((_, _) => Answered(Verdict));
        using var run = Suite(server);
        run.Folder["budget"] = "budget: { stop: 0.000001 }";
        run.Items(new { id = "a", answer = "x", label = "x", kind = "k" });

        var (_, summary) = await run.RunAsync();

        Assert.Equal((0, 1), (server.Requests.Count, summary.Cells.NotRun));
    }

    [Fact]
    public async Task Run_VerdictsOnRecordInTheDataset_NeedNoCall()
    {
        using var run = Suite(null, "{ provider: recorded, output: '{{ item.verdict }}' }");
        run.Items(new { id = "a", answer = "x", label = "x", kind = "k", verdict = "pass" }, new { id = "b", answer = "x", label = "x", kind = "k", verdict = "fail" });

        var (_, summary) = await run.RunAsync(ResponseMode.Only);

        Assert.Equal(0.5, summary.Variants["v"].Metrics["g.mean"].Value);
    }

    [Theory]
    [InlineData("model: nobody", "there is no model 'nobody'; valid are m, judge")]
    [InlineData("model: m", null)]
    [InlineData("model: bm", "model 'bm' (embedded knn) cannot judge: a judge has to read and write text")]
    public void Suite_WithAModelThatCannotJudge_IsAProblem(string model, string? problem)
    {
        using var run = Suite(null, "{ provider: recorded, output: '{{ item.label }}' }");
        if (problem?.Contains("embedded", StringComparison.Ordinal) == true)
            run.Folder["models"] = "models: { m: { provider: recorded, output: '{{ item.answer }}' }, bm: { provider: embedded, model: knn, train: { text: '{{ item.answer }}', label: '{{ item.label }}' } } }";
        run.Folder["graders"] = $"graders: {{ g: {{ type: judge_pass_fail, criteria: c, {model} }} }}";

        Assert.Equal(problem is null ? [] : [problem], run.Folder.Messages());
    }

    [Fact]
    public async Task Run_JudgeThatIsTheTarget_IsWarnedOf()
    {
        await using var server = new RawServer((_, _) => Answered(Verdict));
        using var run = Suite(server);
        run.Folder["prompts"] = "prompts: { p: hello }";
        run.Folder["variants"] = "variants: { v: { model: judge, prompt: p } }";
        run.Items(new { id = "a", answer = "x", label = "x", kind = "k" });

        var (_, summary) = await run.RunAsync();

        Assert.Contains(summary.Findings, f => f.Id == "EK113" && f.Message == "grader 'g' judges v with the model that answers there, openai gpt-5-mini");
    }

    [Fact]
    public async Task Run_JudgesOfSeveralVersions_AndParametersThatAreNotSent_AreReported()
    {
        var served = 0;
        await using var server = new RawServer((_, _) => RawReply.Http(200, $$$"""{"model":"judge-v{{{Interlocked.Increment(ref served)}}}","content":[{"type":"text","text":"{{{Verdict}}}"}],"stop_reason":"end_turn","usage":{"input_tokens":1,"output_tokens":1} }"""));
        using var run = Suite(server, $"{{ provider: anthropic, model: j, base_url: '{server.BaseUrl}', parameters: {{ seed: 3 }}, price: {{ input: 1, output: 1 }} }}");
        run.Items(new { id = "a", answer = "x", label = "x", kind = "k" }, new { id = "b", answer = "y", label = "x", kind = "k" });

        var (_, summary) = await run.RunAsync();

        Assert.Contains(summary.Findings, f => f.Id == "EK111" && f.Message == "grader 'g': 2 model versions judged within this run: judge-v1, judge-v2");
        Assert.Contains(summary.Findings, f => f.Message == "grader 'g': model 'judge' (anthropic) takes no seed: left out of its requests");
    }

    private static ModelRun Suite(RawServer? server, string? judge = null)
    {
        var run = new ModelRun("{ provider: recorded, output: '{{ item.answer }}' }");
        judge ??= $"{{ provider: openai, model: gpt-5-mini, base_url: '{server!.BaseUrl}', max_attempts: 1, parameters: {{ temperature: 0.5 }}, price: {{ input: 1.00, output: 10.00 }} }}";
        run.Folder["models"] = $"models: {{ m: {{ provider: recorded, output: '{{{{ item.answer }}}}' }}, judge: {judge} }}";
        run.Folder["graders"] = "graders: { g: { type: judge_pass_fail, model: judge, criteria: It is right. } }";
        return run;
    }

    private static RawReply Answered(string text, string finish = "stop") => RawReply.Http(200,
        $$$"""{"model":"gpt-5-mini-2025-08-07","choices":[{"finish_reason":"{{{finish}}}","message":{"role":"assistant","content":"{{{text}}}"}}],"usage":{"prompt_tokens":1000,"completion_tokens":100,"total_tokens":1100} }""");
}
