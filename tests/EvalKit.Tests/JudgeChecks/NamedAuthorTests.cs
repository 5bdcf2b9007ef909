using System.Text.Json;
using EvalKit.JudgeChecks;
using EvalKit.Models;
using EvalKit.Models.Tests;
using EvalKit.Tests.Suites;

namespace EvalKit.Tests.JudgeChecks;

/// <summary>The same output under two names: a judge that is fair scores both alike, and one that is not is found out by as much as it favours one.</summary>
public sealed class NamedAuthorTests : IDisposable
{
    private readonly SuiteFolder _folder = new();

    public NamedAuthorTests() => _folder.Write("rows.jsonl", string.Concat(Enumerable.Range(0, 40).Select(i => FormattableString.Invariant($"{{\"id\":{i},\"output\":\"answer {i}\",\"human\":\"{(i % 2 == 0 ? "pass" : "fail")}\"}}\n"))));

    /// <summary>It passes every answer of Ours, and of the others those that people pass: half of them more.</summary>
    [Fact]
    public async Task Check_JudgeThatFavoursAName_IsFoundOut()
    {
        await using var server = new RawServer((_, request) => Answered(Told(request.Body, "Ours") || Passes(request.Body)));

        var group = await CheckAsync(server, "Ours", "Theirs");

        Assert.Equal(["Ours", "Theirs"], group.Names!.LargestBetween);
        Assert.Equal((0.5, 40), (group.Names.Largest.Value!.Value, group.Names.Largest.N));
        Assert.True(group.Names.Largest.Low > 0.3);
        Assert.Equal((40, 1.0), (group.Rows, group.Agreement!.Agreement.Value!.Value));
    }

    [Fact]
    public async Task Check_FairJudge_ScoresBothNamesAlike()
    {
        await using var server = new RawServer((_, request) => Answered(Passes(request.Body)));

        var group = await CheckAsync(server, "Ours", "Theirs", "Nobody's");

        Assert.Equal(0, group.Names!.Largest.Value);
        Assert.True(group.Names.Largest is { Low: < 0, High: > 0 });
        // Each row once as it is, and once under each name.
        Assert.Equal(160, server.Requests.Count);
    }

    [Fact]
    public async Task Check_WithoutNames_TellsTheJudgeNone()
    {
        await using var server = new RawServer((_, request) => Answered(Passes(request.Body)));

        Assert.Null((await CheckAsync(server)).Names);
        Assert.DoesNotContain(server.Requests, r => r.Body.Contains("written_by", StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<JudgeCheckGroup> CheckAsync(RawServer server, params string[] names)
    {
        _folder.Write("g.yaml", $"models: {{ judge: {{ provider: openai, model: gpt-5, base_url: '{server.BaseUrl}', max_attempts: 1 }} }}\ngraders: {{ g: {{ type: judge_pass_fail, model: judge, criteria: It is even. }} }}\n");
        var request = new GraderCheckRequest
        {
            Grader = (Full("g.yaml"), "g.yaml"),
            Rows = (Full("rows.jsonl"), "rows.jsonl"),
            Output = "output",
            Columns = new JudgmentColumns { Human = ["human"] },
            Options = new JudgeCheckOptions(),
            Repeats = 1,
            Names = names,
            StoreFolder = Full("store"),
        };
        var (record, _, problems) = await GraderCheck.RunAsync(request, _folder.Environment, RunClock.Running(TimeProvider.System), CancellationToken.None);
        Assert.Empty(problems);
        return Assert.Single(record!.Result.Groups);
    }

    private string Full(string name) => Path.Combine(Path.GetDirectoryName(_folder.Write("here", ""))!, name);

    private static bool Told(string body, string name) => User(body).Contains($">\n{name}\n</written_by-", StringComparison.Ordinal);

    private static bool Passes(string body) => int.Parse(User(body).Split("answer ")[1].Split('\n')[0], System.Globalization.CultureInfo.InvariantCulture) % 2 == 0;

    private static string User(string body) => JsonElement.Parse(body).GetProperty("messages").EnumerateArray().Last().GetProperty("content").GetString()!;

    private static RawReply Answered(bool passes) => RawReply.Http(200,
        $$$"""{"model":"gpt-5-2025-08-07","choices":[{"finish_reason":"stop","message":{"role":"assistant","content":"{\"verdict\":\"{{{(passes ? "pass" : "fail")}}}\"}"}}],"usage":{"prompt_tokens":1000,"completion_tokens":100,"total_tokens":1100} }""");
}
