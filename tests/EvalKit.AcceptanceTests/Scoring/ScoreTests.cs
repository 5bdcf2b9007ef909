using System.Globalization;
using System.Text.Json;
using EvalKit.AcceptanceTests.Support;

namespace EvalKit.AcceptanceTests.Scoring;

public sealed class ScoreTests : IDisposable
{
    private const string Graders = """
        label: { type: classification, reference: "{{ item.label }}" }
        bleu: { type: bleu, reference: "{{ item.label }}", tokenizer: char }
        near: { type: string_similarity, reference: "{{ item.label }}", pass_threshold: 0.4 }
        """;

    private readonly Workspace _workspace = Workspace.Create();

    public ScoreTests() => _workspace.Write("graders.yaml", Graders);

    [Fact]
    public async Task Score_OpenAIRows_WritesALineARowAndOneOfMetrics()
    {
        _workspace.Write("rows.jsonl", """
            {"item": {"label": "The dog had bit the man."}, "sample": {"output_text": "The dog bit the man."}}
            {"item": {"id": "b", "label": "kitten"}, "sample": {"output_text": "sitting"}}
            """);

        var result = (await Tool.RunAsync(_workspace, "score", "rows.jsonl", "--graders", "graders.yaml")).Ended(0);

        Assert.Empty(result.Error);
        var lines = Lines(result);
        Assert.Equal(3, lines.Count);
        Assert.Equal(["#1", "b"], lines.Take(2).Select(l => l.GetProperty("id").GetString()));
        // sacreBLEU's sentence BLEU with character tokens; Levenshtein distance 3 over 7.
        Assert.Equal(73.427111, lines[0].GetProperty("scores").GetProperty("bleu").GetProperty("raw").GetDouble(), 1e-6);
        Assert.Equal("""{"score":0.5714285714285714,"raw":3,"outcome":"scored","passed":true}""", lines[1].GetProperty("scores").GetProperty("near").GetRawText());
        Assert.Equal(["metrics"], lines[2].EnumerateObject().Select(p => p.Name));
        Assert.Contains("tok:char", lines[2].GetProperty("metrics").GetProperty("bleu.corpus").GetProperty("signature").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Score_OutputsOfARun_GivesTheNumbersOfItsSummary()
    {
        string[] labels = ["order status", "return policy", "other"];
        var rows = Enumerable.Range(0, 90).Select(i => JsonSerializer.Serialize(new { id = "i" + i.ToString(CultureInfo.InvariantCulture), label = labels[i % 3], answer = labels[i * i % 7 % 3] }));
        _workspace.Write("rows.jsonl", string.Join('\n', rows) + "\n");
        _workspace.Write("suite.yaml", $$$"""
            name: s
            objective: Grade what was recorded.
            dataset: { path: rows.jsonl }
            models: { record: { provider: recorded, output: "{{ item.answer }}" } }
            variants: { only: { model: record } }
            graders:
              {{{Graders.ReplaceLineEndings("\n  ")}}}
            """);

        var summary = (await Tool.RunAsync(_workspace, "run", "suite.yaml", "--json", "--quiet")).Ended(0).Json.GetProperty("variants").GetProperty("only").GetProperty("metrics");
        var metrics = Lines((await Tool.RunAsync(_workspace, "score", "rows.jsonl", "--graders", "suite.yaml", "--output", "answer")).Ended(0))[^1].GetProperty("metrics");

        Assert.Equal(summary.EnumerateObject().Where(m => !m.Name.StartsWith("latency.", StringComparison.Ordinal) && !m.Name.StartsWith("cost.", StringComparison.Ordinal)).Select(m => m.Name), metrics.EnumerateObject().Select(m => m.Name));
        foreach (var metric in metrics.EnumerateObject())
            Assert.True(JsonElement.DeepEquals(metric.Value, summary.GetProperty(metric.Name)), $"{metric.Name}: {metric.Value.GetRawText()} is not {summary.GetProperty(metric.Name).GetRawText()}");
    }

    [Fact]
    public async Task Score_StandardInput_IsReadByADash()
    {
        _workspace.Write("rows.jsonl", """{"label":"a","answer":"a"}""" + "\r\n");

        await using var tool = ToolProcess.StartAfter("exec < rows.jsonl", _workspace.Path, ["score", "-", "--graders", "graders.yaml", "--output", "answer"]);
        var result = (await tool.EndAsync(Tool.Limit)).Ended(0);

        Assert.Equal(2, Lines(result).Count);
    }

    [Fact]
    public async Task Score_BrokenRows_AreErroredAndNamedAndTheRestScored()
    {
        _workspace.Write("rows.jsonl", """
            {"label": "a", "answer": "a"}
            {"label": "a", "answer": "a"
            {"label": "a"}
            {"answer": "a"}
            """);

        var result = (await Tool.RunAsync(_workspace, "score", "rows.jsonl", "--graders", "graders.yaml", "--output", "answer")).Ended(3);

        Assert.Equal("""
            rows.jsonl:2:29: JSON: ends inside an object or a list: a closing } or ] is missing
            rows.jsonl:3:1: the row has no 'answer'; valid are label
            evalkit: 3 of 4 rows are not scored by every grader: 3 errored; #4: label: there is no 'item.label'

            """.ReplaceLineEndings("\n"), result.Error);
        Assert.Equal(["scored", "errored", "errored", "errored"], Lines(result).SkipLast(1).Select(l => l.GetProperty("scores").GetProperty("label").GetProperty("outcome").GetString()));
    }

    [Fact]
    public async Task Score_WrongGradersAndAbsentRows_SaysBothAndScoresNothing()
    {
        _workspace.Write("graders.yaml", "label: { type: clasification, reference: a }");

        var result = (await Tool.RunAsync(_workspace, "score", "row.jsonl", "--graders", "graders.yaml")).Ended(4);

        Assert.Equal("graders.yaml:1:16: unknown type 'clasification' in graders.label; did you mean 'classification'?\nrow.jsonl: file not found\n", result.Error);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("", "holds no rows")]
    [InlineData("no JSON\nat all", "rows.jsonl:2:1: JSON: ")]
    public async Task Score_NothingReadable_EndsWithFour(string rows, string message)
    {
        _workspace.Write("rows.jsonl", rows);

        var result = (await Tool.RunAsync(_workspace, "score", "rows.jsonl", "--graders", "graders.yaml")).Ended(4);

        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de_DE.UTF-8")]
    [InlineData("tr_TR.UTF-8")]
    [InlineData("ar_SA.UTF-8")]
    public async Task Score_InOtherCultures_WritesTheSameBytes(string locale)
    {
        _workspace.Write("rows.jsonl", """
            {"label": "TITLE", "answer": "title"}
            {"label": "1.25", "answer": "1,25"}
            """);
        string[] arguments = ["score", "rows.jsonl", "--graders", "graders.yaml", "--output", "answer"];

        var invariant = (await Tool.RunAsync(_workspace, new Dictionary<string, string?> { ["LC_ALL"] = "C.UTF-8" }, arguments)).Ended(0);
        var other = (await Tool.RunAsync(_workspace, new Dictionary<string, string?> { ["LC_ALL"] = locale, ["LANG"] = locale }, arguments)).Ended(0);

        Assert.Equal(invariant.Output, other.Output);
    }

    [Fact]
    public async Task Score_OutputClosedEarly_EndsWithoutATrace()
    {
        _workspace.Write("rows.jsonl", string.Concat(Enumerable.Repeat("{\"label\":\"a\",\"answer\":\"a\"}\n", 20_000)));

        await using var tool = ToolProcess.StartAfter("exec > >(head -n 1 > first.txt)", _workspace.Path, ["score", "rows.jsonl", "--graders", "graders.yaml", "--output", "answer"]);

        Assert.Empty((await tool.EndAsync(Tool.Limit)).Ended(0).Error);
        Assert.StartsWith("{\"id\":\"#1\",", await File.ReadAllTextAsync(_workspace.Full("first.txt")), StringComparison.Ordinal);
    }

    public void Dispose() => _workspace.Dispose();

    private static List<JsonElement> Lines(ToolResult result) => [.. result.Output.TrimEnd('\n').Split('\n').Select(line => JsonElement.Parse(line))];
}
