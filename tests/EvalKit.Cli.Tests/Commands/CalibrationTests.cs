using System.Text.Json;
using EvalKit.Cli.Tests.Support;

namespace EvalKit.Cli.Tests.Commands;

/// <summary>A judge whose answers are on record: asked about labelled rows, its record kept, found by a run, and expired when the rubric changes.</summary>
public sealed class CalibrationTests : IDisposable
{
    private readonly TestTerminal _terminal = new();

    // Of 40 rows people pass 25; the judge passes 23 of these and 3 of the others.
    public CalibrationTests()
    {
        _terminal.Write("rows.jsonl", string.Concat(Enumerable.Range(0, 40).Select(i => Row(i, i < 25, i < 23 || i is >= 25 and < 28))));
        _terminal.Write("items.jsonl", string.Concat(Enumerable.Range(0, 200).Select(i => FormattableString.Invariant($"{{\"id\":\"t{i}\",\"answer\":\"answer {i}\",\"verdict\":\"{(i % 10 < 7 ? "pass" : "fail")}\"}}\n"))));
        WriteGrader("Would you send it?");
        _terminal.Write("s.yaml", """
            name: s
            objective: Replies that can be sent.
            dataset: { path: items.jsonl }
            models: { record: { provider: recorded, output: "{{ item.answer }}" } }
            variants: { only: { model: record } }
            graders: { tone: { use: tone.yaml } }
            gates: [ { metric: tone.mean, at_least: 0.1, on: corrected } ]
            """);
    }

    [Fact]
    public async Task Check_Judge_IsAskedAboutEachRowAndKeepsItsRecord()
    {
        Assert.Equal(ExitCodes.Passed, await CheckAsync());

        Assert.Contains("40 rows: 40 judged; 40 labelled", _terminal.Output, StringComparison.Ordinal);
        Assert.Contains("tone.calibration.json: holds for this judge alone", _terminal.Output, StringComparison.Ordinal);
        var record = Read("tone.calibration.json");
        var group = record.GetProperty("result").GetProperty("groups")[0];
        Assert.Equal(23 / 25.0, group.GetProperty("agreement").GetProperty("sensitivity").GetProperty("value").GetDouble(), 12);
        Assert.Equal(12 / 15.0, group.GetProperty("agreement").GetProperty("specificity").GetProperty("value").GetDouble(), 12);
        Assert.Equal((3, 1.0), (group.GetProperty("consistency").GetProperty("repeats").GetInt32(), group.GetProperty("consistency").GetProperty("agreement").GetProperty("value").GetDouble()));
        Assert.Equal(64, record.GetProperty("fingerprint").GetString()!.Length);
    }

    [Fact]
    public async Task Run_CheckedJudge_CorrectsItsPassRate()
    {
        await CheckAsync();

        Assert.Equal(ExitCodes.Passed, await RunAsync());

        var summary = Summary();
        Assert.Equal("valid", summary.GetProperty("judges")[0].GetProperty("calibration").GetString());
        var corrected = summary.GetProperty("variants").GetProperty("only").GetProperty("corrected").GetProperty("tone.mean");
        // (.7 + .8 - 1)/(.8 + .92 - 1), Rogan and Gladen.
        Assert.Equal(0.5 / 0.72, corrected.GetProperty("value").GetDouble(), 12);
        Assert.Equal("rogan-gladen", corrected.GetProperty("method").GetString());
        Assert.True(corrected.GetProperty("low").GetDouble() < 0.6 && corrected.GetProperty("high").GetDouble() > 0.8);
        Assert.Equal("passed", summary.GetProperty("gates")[0].GetProperty("outcome").GetString());
        Assert.DoesNotContain("EK142", _terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_RubricChangedSince_SaysThatTheCheckHasExpired()
    {
        await CheckAsync();
        WriteGrader("Would you send it to a customer?");

        await RunAsync();

        var judge = Summary().GetProperty("judges")[0];
        Assert.Equal(("expired", "its prompt, rubric, model or parameters"), (judge.GetProperty("calibration").GetString(), judge.GetProperty("changed").GetString()));
        Assert.Contains("EK143", _terminal.Output, StringComparison.Ordinal);
        var gate = Summary().GetProperty("gates")[0];
        Assert.Equal("invalid", gate.GetProperty("outcome").GetString());
        Assert.Contains("the calibration has expired", gate.GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_JudgeThatNobodyChecked_IsSaidSo()
    {
        _terminal.Write("s.yaml", File.ReadAllText(Path.Combine(_terminal.Folder, "s.yaml")).Replace(", on: corrected", "", StringComparison.Ordinal));

        await RunAsync();

        Assert.Equal("not_checked", Summary().GetProperty("judges")[0].GetProperty("calibration").GetString());
        Assert.Contains("EK142", _terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_RowsForTuningAndExamplesOfTheRubric_MeasureNothing()
    {
        _terminal.Write("rows.jsonl", string.Concat(Enumerable.Range(0, 40).Select(i => Row(i, i < 25, i < 23, i % 4 == 0 ? "tuning" : "measuring", i == 1 ? "Would you send it?" : null))));

        Assert.Equal(ExitCodes.Passed, await CheckAsync());

        Assert.Contains("29 rows: 29 judged", _terminal.Output, StringComparison.Ordinal);
        Assert.Contains("10 rows of the other set left out", _terminal.Output, StringComparison.Ordinal);
        Assert.Contains("1 rows left out: their outputs are examples of the rubric", _terminal.Output, StringComparison.Ordinal);
        var record = Read("tone.calibration.json");
        Assert.Equal((10, 1), (record.GetProperty("tuning").GetInt32(), record.GetProperty("in_rubric").GetInt32()));
    }

    [Fact]
    public async Task Check_LabelsOfPeople_AreJoinedToTheDataset()
    {
        _terminal.Write("tone.labels.jsonl", string.Concat(Enumerable.Range(0, 30).SelectMany(i => new[] { "ann", "ben" }, (i, rater) => FormattableString.Invariant($"{{\"item\":\"t{i}\",\"output\":\"answer {i}\",\"rater\":\"{rater}\",\"grade\":\"{(i % 10 < 7 || i == 9 && rater == "ann" ? "pass" : "fail")}\"}}\n"))));

        Assert.Equal(ExitCodes.Passed, await _terminal.RunAsync("judge", "check", "tone.yaml", "--rows", "items.jsonl", "--labels", "tone.labels.jsonl", "--json", "--no-record"));

        var group = JsonElement.Parse(_terminal.Output).GetProperty("groups")[0];
        Assert.Equal((30, 1), (group.GetProperty("rows").GetInt32(), group.GetProperty("no_consensus").GetInt32()));
        Assert.Equal(1, group.GetProperty("agreement").GetProperty("agreement").GetProperty("value").GetDouble());
        Assert.Equal(29 / 30.0, group.GetProperty("people").GetProperty("agreement").GetProperty("value").GetDouble(), 12);
        Assert.False(File.Exists(Path.Combine(_terminal.Folder, "tone.calibration.json")));
    }

    [Theory]
    [InlineData("a judge is asked about rows: name them with --rows", "tone.yaml")]
    [InlineData("--rows is for asking a judge; a table of judgements is read as it is", "rows.jsonl", "--rows", "rows.jsonl")]
    [InlineData("tone.yaml: holds no grader 'tune'; did you mean 'tone'?", "tone.yaml", "--rows", "rows.jsonl", "--grader", "tune")]
    [InlineData("rows.jsonl:1: a row needs 'reply', the output that was labelled", "tone.yaml", "--rows", "rows.jsonl", "--output", "reply")]
    public async Task Check_WrongRequest_SaysSo(string problem, params string[] arguments)
    {
        Assert.Equal(ExitCodes.Wrong, await _terminal.RunAsync(["judge", "check", .. arguments]));
        Assert.Contains(problem, _terminal.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _terminal.Dispose();

    private static string Row(int i, bool human, bool judge, string set = "measuring", string? output = null) =>
        FormattableString.Invariant($"{{\"id\":\"i{i}\",\"output\":\"{output ?? $"text {i}"}\",\"human\":\"{(human ? "pass" : "fail")}\",\"verdict\":\"{(judge ? "pass" : "fail")}\",\"set\":\"{set}\"}}\n");

    private void WriteGrader(string criteria) => _terminal.Write("tone.yaml", $$$"""
        models: { judge: { provider: recorded, output: "{{ item.verdict }}" } }
        graders:
          tone: { type: judge_pass_fail, model: judge, criteria: "{{{criteria}}}" }
        """);

    private Task<int> CheckAsync() => _terminal.RunAsync("judge", "check", "tone.yaml", "--rows", "rows.jsonl");

    private Task<int> RunAsync() => _terminal.RunAsync("run", "s.yaml", "--run-id", "r", "--quiet");

    private JsonElement Summary() => Read(Path.Combine("reports", "s", "r", "summary.json"));

    private JsonElement Read(string name) => JsonElement.Parse(File.ReadAllText(Path.Combine(_terminal.Folder, name)));
}
