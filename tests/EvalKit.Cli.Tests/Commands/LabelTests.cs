using System.Text.Json;
using EvalKit.Cli.Tests.Support;
using EvalKit.People;

namespace EvalKit.Cli.Tests.Commands;

public sealed class LabelTests : IDisposable
{
    private const string Run = "reports/s/r";

    private readonly TestTerminal _terminal = new();

    public void Dispose() => _terminal.Dispose();

    /// <summary>From answers that nobody has judged to a gate on what people said.</summary>
    [Fact]
    public async Task Label_PageKeyGradesLabels_GateOnWhatPeopleSaid()
    {
        Suite("type: human\n    labels: graders/tone.labels.jsonl\n    question: Would you send this?");
        Assert.Equal(ExitCodes.Incomplete, await RunAsync());
        Assert.Contains("there is no file 'graders/tone.labels.jsonl' yet", _terminal.Output + _terminal.Error, StringComparison.Ordinal);

        Assert.Equal(ExitCodes.Passed, await _terminal.RunAsync("label", Run));
        // Three items, two variants, and one answer that both gave: five texts.
        Assert.Contains("5 questions (pass_fail, round 1)", _terminal.Output, StringComparison.Ordinal);
        var key = Key();
        _terminal.Write("ana.json", Saved(key, "ana", q => q.Answer.StartsWith("good", StringComparison.Ordinal) ? "\"pass\"" : "\"fail\""));

        Assert.Equal(ExitCodes.Passed, await _terminal.RunAsync("label", "import", Run, "ana.json"));
        Assert.Contains("tone.labels.jsonl: 5 added, 0 changed, 0 known already", _terminal.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Passed, await _terminal.RunAsync("label", "import", Run, "ana.json"));
        Assert.Contains("tone.labels.jsonl: 0 added, 0 changed, 5 known already", _terminal.Output, StringComparison.Ordinal);

        Assert.Equal(ExitCodes.Failed, await RunAsync());
        Assert.Contains("tone.mean", _terminal.Output, StringComparison.Ordinal);
        using var summary = JsonDocument.Parse(File.ReadAllText(Full(Run + "/summary.json")));
        var variants = summary.RootElement.GetProperty("variants");
        // Of a: good, good, bad; of b: good, bad, bad.
        Assert.Equal(2 / 3.0, variants.GetProperty("a").GetProperty("metrics").GetProperty("tone.mean").GetProperty("value").GetDouble(), 12);
        Assert.Equal(1 / 3.0, variants.GetProperty("b").GetProperty("metrics").GetProperty("tone.mean").GetProperty("value").GetDouble(), 12);
    }

    [Fact]
    public async Task Label_Page_SaysNothingOfVariants()
    {
        Suite("type: human\n    labels: l.jsonl");
        await RunAsync();
        await _terminal.RunAsync("label", Run);

        var page = File.ReadAllText(Full(Run + "/label/tone.round-1.html"));
        var sheet = page[page.IndexOf("id=\"sheet\"", StringComparison.Ordinal)..];
        sheet = sheet[..sheet.IndexOf("</script>", StringComparison.Ordinal)];

        Assert.DoesNotContain("variant", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("model-of-", page, StringComparison.Ordinal);
        // The page carries the seal of the key, and the key's order of questions is not that of the run.
        Assert.Contains($"\"page\":\"{Path.GetFileName(KeyPath()).Split('.')[^3]}\"", sheet, StringComparison.Ordinal);
        Assert.NotEqual(["i0", "i0", "i1", "i1", "i2"], Key().Select(q => q.Item));
    }

    [Fact]
    public async Task Label_SameRunTwice_IsTheSamePage()
    {
        Suite("type: human\n    labels: l.jsonl");
        await RunAsync();
        await _terminal.RunAsync("label", Run);
        var (page, key) = (File.ReadAllText(Full(Run + "/label/tone.round-1.html")), KeyPath());
        await _terminal.RunAsync("label", Run);

        Assert.Equal((page, key), (File.ReadAllText(Full(Run + "/label/tone.round-1.html")), KeyPath()));
        await _terminal.RunAsync("label", Run, "--seed", "3");
        Assert.Equal(2, Directory.GetFiles(Full(Run + "/label"), "*.key.json").Length);
    }

    [Fact]
    public async Task Label_ChangedKey_DoesNotFitThePage()
    {
        Suite("type: human\n    labels: l.jsonl");
        await RunAsync();
        await _terminal.RunAsync("label", Run);
        _terminal.Write("ana.json", Saved(Key(), "ana", _ => "\"pass\""));
        File.WriteAllText(KeyPath(), File.ReadAllText(KeyPath()).Replace("\"a\"", "\"b\"", StringComparison.Ordinal));

        Assert.Equal(ExitCodes.Wrong, await _terminal.RunAsync("label", "import", Run, "ana.json"));
        Assert.Contains("ana.json: there is no key with the seal", _terminal.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Label_PairwiseTable_ComesBackAsLabelsOfBothVariants()
    {
        Suite("type: exact_match\n    reference: \"{{ item.gold }}\"");
        await RunAsync();

        Assert.Equal(ExitCodes.Passed, await _terminal.RunAsync("label", Run, "--task", "pairwise", "--csv"));
        Assert.Contains("2 questions (pairwise, round 1)", _terminal.Output, StringComparison.Ordinal);
        Assert.Contains("1 more need nobody: their answers are the same text, and count as ties", _terminal.Output, StringComparison.Ordinal);
        var table = File.ReadAllText(Full(Run + "/label/pairwise.round-1.csv"));
        // What begins like a formula is a text.
        Assert.Contains(",'=bad 2 of b,", table.Replace("\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
        _terminal.Write("table.csv", Filled(table, "ben", "2>1", "1=2"));

        Assert.Equal(ExitCodes.Passed, await _terminal.RunAsync("label", "import", Run, "table.csv", "--labels", "l.jsonl"));
        var labels = LabelFile.Read(Full("l.jsonl"), "l.jsonl").Labels!;
        Assert.Equal((LabelTask.Pairwise, 3), (labels.Task, labels.Grades.Count));
        Assert.Equal([HumanGrade.EqualTexts, "ben", "ben"], labels.Grades.Select(g => g.Rater).Order(StringComparer.Ordinal));
        var second = Key()[0];
        Assert.Equal(1, labels.Grades.Single(g => g.Item == second.Item && g.Rater == "ben").Answers.Single(a => a.Answer == second.Answers[1].Identity).Grade);
    }

    [Theory]
    [InlineData("""{"schema":1}""", "ana.json: is no file that a labelling page saved: 'rater' has to be a text")]
    [InlineData("[]", "ana.json: is no file that a labelling page saved: expected an object, found an array")]
    [InlineData("{\"schema\":1,\"rater\":\"ana\",\"page\":\"PAGE\",\"grades\":[{\"question\":\"99\",\"grade\":\"pass\"}]}", "ana.json: the page has no question '99'")]
    [InlineData("{\"schema\":1,\"rater\":\"ana\",\"page\":\"PAGE\",\"grades\":[{\"question\":\"1\",\"grade\":\"pass\"},{\"question\":\"1\",\"grade\":\"fail\"}]}", "ana.json: answers question 1 twice")]
    [InlineData("{\"schema\":1,\"rater\":\"ana\",\"page\":\"PAGE\",\"grades\":[{\"question\":\"1\",\"grade\":5}]}", "ana.json: question 1: the grade has to be pass or fail")]
    [InlineData("{\"schema\":1,\"rater\":\"ana\",\"page\":\"PAGE\",\"grades\":[{\"question\":\"1\",\"grade\":{\"1a\":1}}]}", "ana.json: question 1: a grade of one answer is no ranking")]
    [InlineData("{\"schema\":1,\"rater\":\"\\u001b[31m\",\"page\":\"PAGE\",\"grades\":[]}", "ana.json: is no file that a labelling page saved: 'rater' has to be a name of 1 to 100 characters on one line")]
    [InlineData("{\"schema\":1,\"rater\":\"ana\",\"page\":\"../../etc/passwd\",\"grades\":[]}", "'page' has to be the seal of a page (16 hexadecimal digits), not '../../etc/passwd'")]
    [InlineData("{\"schema\":1,\"rater\":\"ana\",\"rater\":\"ben\"}", "property 'rater' stands twice")]
    [InlineData("{\"schema\":2,\"rater\":\"ana\"}", "it has schema 2, and this version reads 1")]
    public async Task Import_HostileFile_IsAProblem(string content, string problem)
    {
        Suite("type: human\n    labels: l.jsonl");
        await RunAsync();
        await _terminal.RunAsync("label", Run);
        _terminal.Write("ana.json", content.Replace("PAGE", Path.GetFileName(KeyPath()).Split('.')[^3], StringComparison.Ordinal));

        Assert.Equal(ExitCodes.Wrong, await _terminal.RunAsync("label", "import", Run, "ana.json"));
        Assert.Contains(problem, _terminal.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Full("graders/tone.labels.jsonl")));
    }

    [Theory]
    [InlineData("--task", "pairwise", "--variant", "a")]
    [InlineData("--grader", "tine")]
    [InlineData("--variant", "c")]
    [InlineData("--filter", "kind=edge")]
    [InlineData("--field", "message")]
    public async Task Label_OptionsThatDoNotFitTheRun_AreProblems(params string[] options)
    {
        Suite("type: human\n    labels: l.jsonl");
        await RunAsync();

        Assert.Equal(ExitCodes.Wrong, await _terminal.RunAsync(["label", Run, .. options]));
        Assert.NotEmpty(_terminal.Error);
        Assert.False(Directory.Exists(Full(Run + "/label")));
    }

    [Fact]
    public async Task Label_Dataset_ShowsItsFieldsAndNotTheGoldAnswer()
    {
        Suite("type: human\n    labels: l.jsonl\n    reference: \"{{ item.gold }}\"");
        await RunAsync();

        Assert.Equal(ExitCodes.Passed, await _terminal.RunAsync("label", Run, "--dataset", "items.jsonl", "--no-reference"));
        var page = File.ReadAllText(Full(Run + "/label/tone.round-1.html"));
        Assert.Contains("{\"title\":\"message\",\"text\":\"what is 2?\"}", page, StringComparison.Ordinal);
        Assert.DoesNotContain("gold of 2", page, StringComparison.Ordinal);

        _terminal.Write("items.jsonl", Items().Replace("what is 2?", "what is three?", StringComparison.Ordinal));
        Assert.Equal(ExitCodes.Wrong, await _terminal.RunAsync("label", Run, "--dataset", "items.jsonl"));
        Assert.Contains("item 'i2' is not the one that the run asked about", _terminal.Error, StringComparison.Ordinal);
    }

    // Alpha by hand: of four answers one is judged differently; of eight verdicts five pass and three fail; 1 - 7 * 1 / (5 * 3).
    [Fact]
    public async Task Agreement_TwoRaters_SaysWhatTheyShareAndOnWhatTheyDiffer()
    {
        _terminal.Write("l.jsonl", string.Join('\n',
            from rater in (string[])["ana", "ben"]
            from i in Enumerable.Range(0, 4)
            select $$"""{"item":"i{{i}}","output":"x","rater":"{{rater}}","grade":"{{(i == 0 || i == 1 && rater == "ben" ? "fail" : "pass")}}","comment":"{{(i == 1 && rater == "ben" ? "\\u001b[31mcurt" : "")}}"}"""));

        Assert.Equal(ExitCodes.Passed, await _terminal.RunAsync("label", "agreement", "l.jsonl"));

        Assert.Contains("round 1: 4 answers, 4 of them judged by two people or more, 2 raters", _terminal.Output, StringComparison.Ordinal);
        Assert.Contains("agreement           0.750  (95 % interval ", _terminal.Output, StringComparison.Ordinal);
        Assert.Contains("Krippendorff alpha  0.533  (", _terminal.Output, StringComparison.Ordinal);
        Assert.Contains("    i1 (", _terminal.Output, StringComparison.Ordinal);
        Assert.Contains("ana pass; ben fail \"\uFFFD[31mcurt\"", _terminal.Output, StringComparison.Ordinal);
        Assert.Contains("people say the same in 75 % of pairs", _terminal.Output, StringComparison.Ordinal);
    }

    // Two of the three answers that both judged have equal verdicts; a's pass rate of 2/3 is what they agree on, too.
    [Fact]
    public async Task Human_LabelsOnRecord_AreTheCeilingInTheSummary()
    {
        Suite("type: contains\n    reference: good", more: "human:\n  - { metric: tone.mean, people: 0.5, labels: l.jsonl }");
        _terminal.Write("l.jsonl", string.Join('\n',
            from rater in (string[])["ana", "ben"]
            from i in Enumerable.Range(0, 3)
            select $$"""{"item":"i{{i}}","output":"x","rater":"{{rater}}","grade":"{{(i == 1 && rater == "ben" ? "fail" : "pass")}}"}"""));
        await RunAsync();

        using var summary = JsonDocument.Parse(File.ReadAllText(Full(Run + "/summary.json")));
        var human = summary.RootElement.GetProperty("human")[0];
        Assert.Equal(2 / 3.0, human.GetProperty("agreement").GetDouble(), 12);
        // (2/3 - 1/2) / (1 - 1/2): a third of people's errors are removed.
        Assert.Equal(1 / 3.0, human.GetProperty("variants").GetProperty("a").GetProperty("errors_removed").GetDouble(), 12);
    }

    /// <summary>Answers for people are counted by rule, and asked about alone.</summary>
    [Fact]
    public async Task NeedsHuman_Rules_AreCountedAndAskedAbout()
    {
        Suite("type: contains\n    reference: good", "dataset: { path: items.jsonl, slices: [stakes] }", """
            needs_human:
              - { grader: tone, below: 1, reason: not what we say }
              - { slice: { stakes: high } }
            """);
        await RunAsync();

        // Of a: i2 is bad, and i0 and i2 are of high stakes; of b: i1 and i2 are bad.
        Assert.Contains("a: 2 answers need a person (tone below 1: 1, not what we say; stakes=high: 2)", _terminal.Output, StringComparison.Ordinal);
        Assert.Contains("b: 3 answers need a person (tone below 1: 2, not what we say; stakes=high: 2)", _terminal.Output, StringComparison.Ordinal);
        Assert.Contains("3 answers need a person", File.ReadAllText(Full(Run + "/summary.md")), StringComparison.Ordinal);
        using (var summary = JsonDocument.Parse(File.ReadAllText(Full(Run + "/summary.json"))))
            Assert.Equal(3, summary.RootElement.GetProperty("needs_human").GetProperty("variants").GetProperty("b").GetInt32());

        Assert.Equal(ExitCodes.Passed, await _terminal.RunAsync("label", Run, "--task", "pass_fail", "--needs-human"));
        // i0, which both answer alike; i1 of b; i2 of both.
        Assert.Contains("4 questions (pass_fail, round 1)", _terminal.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Key(), q => q.Answer == "good 1 of a");
    }

    [Theory]
    [InlineData("{ grader: tine, below: 1 }", "there is no grader 'tine'; did you mean 'tone'?")]
    [InlineData("{ below: 1 }", "says not whose score: name a 'grader' too")]
    [InlineData("{ grader: tone }", "says not what of the grader's score: write 'below' or 'outcome' too")]
    [InlineData("{ reason: because }", "holds for every answer: write 'outcome', 'grader' with 'below', or 'slice'")]
    [InlineData("{ outcome: refuse }", "has to be one of errored, refused, truncated, unparseable, judge_failed, limit_hit, not_run, not 'refuse'; did you mean 'refused'?")]
    [InlineData("{ slice: { stake: high } }", "'stake' is not among the dataset's slices")]
    public async Task NeedsHuman_WrongRule_IsAProblem(string rule, string problem)
    {
        Suite("type: contains\n    reference: good", more: "needs_human:\n  - " + rule);

        Assert.Equal(ExitCodes.Wrong, await RunAsync());
        Assert.Contains(problem, _terminal.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NeedsHuman_RunWithoutRules_CannotBeAskedAbout()
    {
        Suite("type: contains\n    reference: good");
        await RunAsync();

        Assert.Equal(ExitCodes.Wrong, await _terminal.RunAsync("label", Run, "--task", "pass_fail", "--needs-human"));
        Assert.Contains("the suite of this run has no 'needs_human'", _terminal.Error, StringComparison.Ordinal);
    }

    private static string Items() => string.Join('\n', Enumerable.Range(0, 3).Select(i => $$"""{"id":"i{{i}}","message":"what is {{i}}?","gold":"gold of {{i}}","stakes":"{{(i == 1 ? "low" : "high")}}"}""")) + "\n";

    private void Suite(string grader, string dataset = "dataset: { path: items.jsonl }", string more = "")
    {
        _terminal.Write("items.jsonl", Items());
        _terminal.Write("a.jsonl", """{"id":"i0","output":"good 0"}""" + "\n" + """{"id":"i1","output":"good 1 of a"}""" + "\n" + """{"id":"i2","output":"bad 2 of a"}""" + "\n");
        _terminal.Write("b.jsonl", """{"id":"i0","output":"good 0"}""" + "\n" + """{"id":"i1","output":"bad 1 of b"}""" + "\n" + """{"id":"i2","output":"=bad 2 of b"}""" + "\n");
        _terminal.Write("s.yaml",
            $$"""
            name: s
            objective: Reply well.
            {{dataset}}
            models:
              model-of-a: { provider: recorded, path: a.jsonl, id: id, output: output }
              model-of-b: { provider: recorded, path: b.jsonl, id: id, output: output }
            variants:
              a: { model: model-of-a }
              b: { model: model-of-b }
            graders:
              tone:
                {{grader}}
            gates:
              - { metric: tone.mean, at_least: 0.5 }
            {{more}}
            """);
    }

    private Task<int> RunAsync()
    {
        if (Directory.Exists(Full(Run)) && Directory.GetFiles(Full(Run)) is { Length: > 0 } files)
            foreach (var file in files)
                File.Delete(file);
        return _terminal.RunAsync("run", "s.yaml", "--run-id", "r", "--quiet");
    }

    private string Full(string path) => Path.Combine(_terminal.Folder, path);

    private string KeyPath() => Directory.GetFiles(Full(Run + "/label"), "*.key.json").Single();

    private List<(string Id, string Item, List<(string Id, string Identity)> Answers, string Answer)> Key()
    {
        using var key = JsonDocument.Parse(File.ReadAllText(KeyPath()));
        var texts = new[] { "good 0", "good 1 of a", "bad 2 of a", "bad 1 of b", "=bad 2 of b" }.ToDictionary(t => AnswerIdentity.Of(t), StringComparer.Ordinal);
        return [.. key.RootElement.GetProperty("questions").EnumerateArray().Select(q =>
        {
            List<(string, string)> answers = [.. q.GetProperty("answers").EnumerateArray().Select(a => (a.GetProperty("id").GetString()!, a.GetProperty("answer").GetString()!))];
            return (q.GetProperty("id").GetString()!, q.GetProperty("item").GetString()!, answers, texts[answers[0].Item2]);
        })];
    }

    private string Saved(List<(string Id, string Item, List<(string Id, string Identity)> Answers, string Answer)> key, string rater, Func<(string Id, string Item, List<(string Id, string Identity)> Answers, string Answer), string> grade) =>
        $$"""{"schema":1,"page":"{{Path.GetFileName(KeyPath()).Split('.')[^3]}}","rater":"{{rater}}","grades":[{{string.Join(',', key.Select(q => $$"""{"question":"{{q.Id}}","grade":{{grade(q)}},"comment":"","time":"2026-11-21T18:20:03Z"}"""))}}]}""";

    /// <summary>The table with a grade in each row, as a spreadsheet saves it.</summary>
    private static string Filled(string table, string rater, params string[] grades)
    {
        var lines = table.TrimStart('\uFEFF').TrimEnd('\n').Split('\n');
        return lines[0] + "\n" + string.Join('\n', lines.Skip(1).Zip(grades).Select(l => $"{l.First[..^2]}{l.Second},a comment,{rater}")) + "\n";
    }
}
