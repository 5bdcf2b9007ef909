using EvalKit.DataChecks;
using EvalKit.Models;
using EvalKit.Models.Tests;
using EvalKit.Tests.Suites;

namespace EvalKit.Tests.DataChecks;

/// <summary>Rows before a judge that answers by a script.</summary>
public sealed class DataCheckTests : IDisposable
{
    private readonly SuiteFolder _folder = new();

    [Fact]
    public async Task Run_EachRow_IsShownWholeAndFlaggedAsTheJudgeSays()
    {
        await using var server = new RawServer((_, request) => Answered(request.Body.Contains("capital of France", StringComparison.Ordinal) ? "\"wrong_reference\"" : "", "Lyon is not."));
        var (result, problems) = await RunAsync(server, "{ type: judge_data, model: judge }", """{"id":"a","question":"The capital of France?","answer":"Lyon"}""", """{"id":"b","question":"2 + 2?","answer":"4"}""");

        Assert.Empty(problems);
        Assert.Equal([["wrong_reference"], []], result!.Rows.Select(r => r.Flags));
        Assert.Equal(("Lyon is not.", 1, 1), (result.Rows[0].Reason, result.Flagged, result.Flags["wrong_reference"]));
        Assert.Equal(["wrong_reference", "ambiguous", "missing_context", "leak", "duplicate"], result.Flags.Keys);
        Assert.Equal([1, 2], result.Rows.Select(r => r.Line));
        Assert.All(server.Requests, r => Assert.Contains("\\u003Crow-", Escaped(r.Body), StringComparison.Ordinal));
        // 1,000 tokens in at 1 dollar a million, 100 out at 10, twice.
        Assert.Equal(0.004m, result.CostUsd);
    }

    [Fact]
    public async Task Run_RowsThatAreAlike_AreShownTogether()
    {
        await using var server = new RawServer((_, request) => Answered(request.Body.Contains("other_row-", StringComparison.Ordinal) ? "\"duplicate\"" : "", ""));
        var (result, _) = await RunAsync(server, "{ type: judge_data, model: judge, question: '{{ item.question }}', reference: '{{ item.answer }}' }",
            """{"id":"a","question":"How long may I keep it?","answer":"30 days"}""", """{"id":"b","question":"How long may I keep this?","answer":"30 days"}""", """{"id":"c","question":"Who pays?","answer":"You"}""");

        Assert.Equal([["duplicate"], ["duplicate"], []], result!.Rows.Select(r => r.Flags));
        Assert.Equal([["b"], ["a"], []], result.Rows.Select(r => r.Near));
    }

    /// <summary>The judge that sees the reference has solved the question without it.</summary>
    [Fact]
    public async Task Run_SolveFirst_AsksWithoutTheReference()
    {
        await using var server = new RawServer((number, _) => number == 1 ? Reply("{\\\"reasoning\\\":\\\"r\\\",\\\"solution\\\":\\\"Paris\\\"}") : Answered("\"wrong_reference\"", "It is Paris."));
        var (result, _) = await RunAsync(server, "{ type: judge_data, model: judge, question: '{{ item.question }}', reference: '{{ item.answer }}', solve_first: true }", """{"id":"a","question":"The capital of France?","answer":"Lyon"}""");

        Assert.Equal(["wrong_reference"], result!.Rows[0].Flags);
        var bodies = server.Requests.Select(r => r.Body).ToList();
        Assert.DoesNotContain("Lyon", bodies[0], StringComparison.Ordinal);
        Assert.Contains("Paris", bodies[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_VerdictThatCannotBeUsed_IsNoFlagAndNoSoundRow()
    {
        await using var server = new RawServer((_, _) => Answered("\"wrong\"", ""));
        var (result, _) = await RunAsync(server, "{ type: judge_data, model: judge }", """{"id":"a","question":"q"}""");

        var row = Assert.Single(result!.Rows);
        Assert.Equal(("judge_failed", 1, 0), (row.Outcome, result.NotJudged, result.Flagged));
        Assert.Null(row.Flags);
        Assert.Contains("'wrong'", row.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Again_IsOnRecordAndCallsNobody()
    {
        await using var server = new RawServer((_, _) => Answered("", ""));
        var first = await RunAsync(server, "{ type: judge_data, model: judge }", """{"id":"a","question":"q"}""");
        var second = await RunAsync(server, "{ type: judge_data, model: judge }", ResponseMode.Only, """{"id":"a","question":"q"}""");

        Assert.Single(server.Requests);
        Assert.Equal(DataCheckJson.Write(first.Result!), DataCheckJson.Write(second.Result!));
    }

    [Fact]
    public async Task Run_Suite_IsItsDataAndSplit()
    {
        await using var server = new RawServer((_, _) => Answered("", ""));
        _folder.Write("d.jsonl", "{\"id\":\"a\",\"split\":\"test\",\"answer\":\"x\"}\n{\"id\":\"b\",\"split\":\"train\",\"answer\":\"x\"}\n");
        _folder["dataset"] = "dataset: { path: d.jsonl, split: test }";
        _folder["graders"] = "graders: { g: { type: exact_match, reference: '{{ item.answer }}' } }";
        WriteJudge(server, "{ type: judge_data, model: judge }");
        var suite = _folder.Suite().Path;

        var (result, problems) = await DataCheck.RunAsync(Request(suite, ResponseMode.Auto), _folder.Environment, RunClock.Running(TimeProvider.System), CancellationToken.None);

        Assert.Empty(problems);
        Assert.Equal(["a"], result!.Rows.Select(r => r.Id));
    }

    [Theory]
    [InlineData("{ type: judge_pass_fail, model: judge, criteria: c }", null, "judge.yaml: holds no grader of the type judge_data, which looks at rows and not at outputs")]
    [InlineData("{ type: judge_data, model: judge }", "row", "judge.yaml: holds no grader 'row' of the type judge_data; did you mean 'rows'?")]
    public async Task Run_JudgeThatDoesNotFit_IsAProblem(string judge, string? name, string problem)
    {
        await using var server = new RawServer((_, _) => Answered("", ""));
        _folder.Write("d.jsonl", "{\"id\":\"a\"}\n");
        WriteJudge(server, judge);

        var (_, problems) = await DataCheck.RunAsync(Request(Full("d.jsonl"), ResponseMode.Auto) with { Grader = name }, _folder.Environment, RunClock.Running(TimeProvider.System), CancellationToken.None);

        Assert.StartsWith(problem, Assert.Single(problems).ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private Task<(DataCheckResult? Result, IReadOnlyList<EvalKit.Problems.Problem> Problems)> RunAsync(RawServer server, string judge, params string[] rows) => RunAsync(server, judge, ResponseMode.Auto, rows);

    private Task<(DataCheckResult? Result, IReadOnlyList<EvalKit.Problems.Problem> Problems)> RunAsync(RawServer server, string judge, ResponseMode mode, params string[] rows)
    {
        _folder.Write("d.jsonl", string.Join('\n', rows));
        WriteJudge(server, judge);
        return DataCheck.RunAsync(Request(Full("d.jsonl"), mode), _folder.Environment, RunClock.Running(TimeProvider.System), CancellationToken.None);
    }

    private void WriteJudge(RawServer server, string judge) => _folder.Write("judge.yaml",
        $"models: {{ judge: {{ provider: openai, model: gpt-5, base_url: '{server.BaseUrl}', max_attempts: 1, price: {{ input: 1.00, output: 10.00 }} }} }}\ngraders: {{ rows: {judge} }}\n");

    private DataCheckRequest Request(string data, ResponseMode mode) => new()
    {
        Data = (data, Path.GetFileName(data)),
        Judge = (Full("judge.yaml"), "judge.yaml"),
        StoreFolder = Full("store"),
        Responses = mode,
    };

    private string Full(string name) => Path.Combine(Path.GetDirectoryName(_folder.Write("here", ""))!, name);

    private static string Escaped(string body) => body.Replace("<", "\\u003C", StringComparison.Ordinal);

    private static RawReply Answered(string flags, string note) => Reply($"{{\\\"reasoning\\\":\\\"r\\\",\\\"flags\\\":[{flags.Replace("\"", "\\\"", StringComparison.Ordinal)}],\\\"note\\\":\\\"{note}\\\"}}");

    private static RawReply Reply(string content) => RawReply.Http(200,
        $$$"""{"model":"gpt-5-2025-08-07","choices":[{"finish_reason":"stop","message":{"role":"assistant","content":"{{{content}}}"}}],"usage":{"prompt_tokens":1000,"completion_tokens":100,"total_tokens":1100} }""");
}
