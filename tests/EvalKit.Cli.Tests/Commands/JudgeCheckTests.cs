using EvalKit.Cli.Tests.Support;

namespace EvalKit.Cli.Tests.Commands;

public sealed class JudgeCheckTests : IDisposable
{
    private readonly TestTerminal _terminal = new();

    public JudgeCheckTests() => _terminal.Write("t.jsonl", string.Concat(Enumerable.Range(0, 40).Select(i =>
        FormattableString.Invariant($"{{\"id\":{i},\"judge\":[{Bool(i % 8 != 0)},{Bool(i % 8 != 0)},{Bool(i % 5 != 0)}],\"ann\":{Bool(i % 4 != 0)},\"ben\":{Bool(i % 4 != 0 || i == 0)},\"clause\":\"{(i % 2 == 0 ? "refunds" : "tone")}\",\"answer\":\"{new string('x', 20 + i)}\"}}\n"))));

    [Fact]
    public async Task Check_RecordedVerdicts_PrintsSelfPeopleAndDisagreements()
    {
        Assert.Equal(ExitCodes.Passed, await _terminal.RunAsync("judge", "check", "t.jsonl", "--judge", "judge", "--human", "ann", "ben", "--clause", "clause", "--length", "answer"));

        Assert.StartsWith("t.jsonl: 40 rows, pass or fail; intervals at 95 %\n\n  40 rows: 40 judged; 39 labelled, 1 without a consensus\n", _terminal.Output, StringComparison.Ordinal);
        // 15 of 40 rows have one verdict of three that differs: (25 + 15/3)/40.
        Assert.Contains("agrees with itself", _terminal.Output, StringComparison.Ordinal);
        Assert.Contains("\n  refunds: 5 of 19, the judge kinder in 5\n    4: people fail, judge pass\n", _terminal.Output, StringComparison.Ordinal);
        Assert.Contains("\n  people \\ judge  pass  fail\n  pass              30     0\n  fail               5     4\n", _terminal.Output, StringComparison.Ordinal);
        Assert.Contains("score with length", _terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_Json_IsNothingElseAndTheSameInEveryCulture()
    {
        _terminal.Write("t.csv", "id;verdict;people\n1;3.5;4\n2;2.5;2\n3;4;4.5\n4;1;2\n");
        var texts = new List<string>();
        foreach (var culture in new[] { "", "de-DE", "tr-TR", "ar-SA" })
            Culture.Run(culture, () =>
            {
                var before = _terminal.Output.Length;
                Assert.Equal(ExitCodes.Passed, _terminal.RunAsync("judge", "check", "t.csv", "--judge", "verdict", "--human", "people", "--json").GetAwaiter().GetResult());
                texts.Add(_terminal.Output[before..]);
            });

        Assert.StartsWith("{\n  \"schema\": 1,\n  \"source\": \"t.csv\",\n  \"scale\": \"scores\",\n", texts[0], StringComparison.Ordinal);
        Assert.Single(texts.Distinct(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("t.jsonl: no row has a column 'juge'; did you mean 'judge'?", "--judge", "juge")]
    [InlineData("--scale has to be one of pass_fail, labels, ranks, scores, not 'score'; did you mean 'scores'?", "--scale", "score")]
    [InlineData("--confidence has to be a number between 0 and 1, not '95'", "--confidence", "95")]
    public async Task Check_WrongOption_SaysSo(string problem, params string[] arguments)
    {
        Assert.Equal(ExitCodes.Wrong, await _terminal.RunAsync(["judge", "check", "t.jsonl", .. arguments]));
        Assert.Contains(problem, _terminal.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _terminal.Dispose();

    private static string Bool(bool value) => value ? "true" : "false";
}
