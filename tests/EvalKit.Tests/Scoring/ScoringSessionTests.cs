using System.Globalization;
using System.Text;
using EvalKit.Models;
using EvalKit.Results;

namespace EvalKit.Tests.Scoring;

public sealed class ScoringSessionTests : IDisposable
{
    private readonly ScoringFolder _folder = new();

    [Fact]
    public async Task Score_Rows_GivesTheLineOfTheContract()
    {
        _folder.Graders = "f1: { type: token_f1, reference: '{{ item.gold }}' }";

        var scored = await _folder.ScoreAsync("""{"item":{"id":"a","gold":"the cat"},"sample":{"output_text":"a cat sat"}}""");

        // SQuAD's script gives 2/3 for this pair.
        Assert.Equal("""{"id":"a","scores":{"f1":{"score":0.6666666666666666,"raw":0.6666666666666666,"outcome":"scored","passed":null}}}""", scored.Rows[0].GetRawText());
        var metric = scored.Metrics.GetProperty("f1.mean");
        Assert.Equal(0.6666666666666666, metric.GetProperty("value").GetDouble());
        Assert.Equal("token_f1|squad:v2|v1", metric.GetProperty("signature").GetString());
        Assert.Equal("hedged-betting", metric.GetProperty("interval").GetString());
    }

    [Fact]
    public async Task Score_Ids_ComeFromTheRowThenTheItemThenTheNumber()
    {
        var scored = await _folder.ScoreAsync(
            """{"id":"row","item":{"id":"item","gold":"a"},"sample":{"output_text":"a"}}""",
            """{"item":{"id":7,"gold":"a"},"sample":{"output_text":"a"}}""",
            "",
            """{"item":{"gold":"a"},"sample":{"output_text":"a"}}""");

        Assert.Equal(["row", "7", "#3"], scored.Ids);
    }

    [Fact]
    public async Task Score_PlainRows_TakeTheNamedField()
    {
        _folder.OutputField = "meta.answer";

        var scored = await _folder.ScoreAsync(
            """{"gold":"a","meta":{"answer":"a"}}""",
            """{"gold":"{\"x\":1}","meta":{"answer":{"x":1}}}""",
            """{"item":{"gold":"a","meta":{"answer":"b"}}}""");

        Assert.Equal(["scored", "scored", "scored"], scored.Outcomes());
        Assert.Equal([1.0, 1.0, 0.0], scored.Rows.Select((_, i) => scored.Score(i).GetProperty("score").GetDouble()));
    }

    [Fact]
    public async Task Score_SampleParts_AreWhatTemplatesSee()
    {
        _folder.Graders = """
            json: { type: exact_match, input: '{{ sample.output_json.a }}', reference: '1' }
            text: { type: exact_match, input: '{{ sample.output_text }}', reference: '{"a":1}' }
            tool: { type: exact_match, input: '{{ sample.output_tools[0].function.name }}', reference: 'find' }
            """;

        var scored = await _folder.ScoreAsync("""{"item":{},"sample":{"output_json":{"a":1},"output_tools":[{"type":"function","function":{"name":"find","arguments":"{}"}}]}}""");

        foreach (var grader in new[] { "json", "text", "tool" })
            Assert.Equal(1, scored.Score(0, grader).GetProperty("score").GetDouble());
    }

    [Fact]
    public async Task Score_RecordedJsonBesideText_WinsOverTheText()
    {
        _folder.Graders = "json: { type: exact_match, input: '{{ sample.output_json.a }}', reference: '1' }";

        var scored = await _folder.ScoreAsync("""{"item":{},"sample":{"output_text":"no JSON","output_json":{"a":1}}}""");

        Assert.Equal(1, scored.Score(0, "json").GetProperty("score").GetDouble());
    }

    [Theory]
    [InlineData("""{"item":{"gold":"a"},"sample":""", "rows.jsonl:2:31: JSON: ends inside an object or a list: a closing } or ] is missing")]
    [InlineData("[1]", "rows.jsonl:2:1: a row has to be an object, not an array")]
    [InlineData("""{"gold":"a"}""", "rows.jsonl:2:1: a row needs 'item' and 'sample' objects; for plain rows name the field of the output with --output")]
    [InlineData("""{"item":{"gold":"a"}}""", "rows.jsonl:2:1: 'sample' has to be an object; the row has none. For plain rows name the field of the output with --output")]
    [InlineData("""{"item":{"gold":"a"},"sample":"a"}""", "rows.jsonl:2:1: 'sample' has to be an object, not a string")]
    [InlineData("""{"item":{"gold":"a"},"sample":{"output_text":1}}""", "rows.jsonl:2:1: 'sample.output_text' has to be a string, not a number")]
    [InlineData("""{"item":{"gold":"a"},"sample":{"output_tools":{}}}""", "rows.jsonl:2:1: 'sample.output_tools' has to be an array, not an object")]
    [InlineData("""{"item":{"gold":"a"},"sample":{"ouput_text":"a"}}""", "rows.jsonl:2:1: 'sample' needs output_text, output_json or output_tools; did you mean 'ouput_text'?")]
    [InlineData("""{"item":{"id":[1],"gold":"a"},"sample":{"output_text":"a"}}""", "rows.jsonl:2: 'id' has to be a text of 1 to 256 characters or a number")]
    [InlineData("""{"item":{"gold":"\ud800"},"sample":{"output_text":"a"}}""", "rows.jsonl:2: holds a lone surrogate (\\ud800 to \\udfff without its partner), which is no text")]
    public async Task Score_BrokenRow_LosesOnlyItselfAndSaysWhere(string broken, string problem)
    {
        var right = """{"item":{"gold":"a"},"sample":{"output_text":"a"}}""";

        var scored = await _folder.ScoreAsync(right, broken, right);

        Assert.Equal([problem], scored.Broken);
        Assert.Equal(["scored", "errored", "scored"], scored.Outcomes());
        Assert.Equal("#2", scored.Ids[1]);
        Assert.Equal(problem, scored.Score(1).GetProperty("reason").GetString());
        Assert.Equal(1, scored.Result.Unreadable);
        Assert.Equal((2, 1), (scored.Metrics.GetProperty("same.mean").GetProperty("n").GetInt32(), scored.Metrics.GetProperty("same.mean").GetProperty("missing").GetInt32()));
    }

    [Fact]
    public async Task Score_FieldThatTheRowLacks_NamesTheNearest()
    {
        _folder.OutputField = "answer";

        var scored = await _folder.ScoreAsync("""{"gold":"a","anwser":"a"}""", """{"gold":"a","answer":null}""", """{"gold":"a","answer":""}""");

        Assert.Equal(["rows.jsonl:1:1: the row has no 'answer'; did you mean 'anwser'?", "rows.jsonl:2:1: the row has no 'answer', it is null"], scored.Broken);
        Assert.Equal(["errored", "errored", "scored"], scored.Outcomes());
    }

    [Fact]
    public async Task Score_ByteOrderMarkCarriageReturnsAndBlankLines_AreNoRows()
    {
        var bytes = Encoding.UTF8.GetBytes("\uFEFF{\"item\":{\"gold\":\"a\"},\"sample\":{\"output_text\":\"a\"}}\r\n \t\r\n{\"item\":{\"gold\":\"a\"},\"sample\":{\"output_text\":\"b\"}}");

        var scored = await _folder.ScoreAsync(new MemoryStream(bytes));

        Assert.Equal(["scored", "scored"], scored.Outcomes());
        Assert.Empty(scored.Broken);
    }

    [Fact]
    public async Task Score_UndefinedForARow_IsNeitherZeroNorMissing()
    {
        _folder.Graders = "rank: { type: ranking, retrieved: '{{ sample.output_json }}', relevant: '{{ item.relevant }}' }";

        var scored = await _folder.ScoreAsync(
            """{"item":{"relevant":[]},"sample":{"output_text":"[\"a\"]"}}""",
            """{"item":{"relevant":["a"]},"sample":{"output_text":"[\"b\",\"a\"]"}}""");

        Assert.Equal("""{"score":null,"raw":null,"outcome":"undefined","passed":null}""", scored.Score(0, "rank").GetRawText());
        var mrr = scored.Metrics.GetProperty("rank.mrr");
        Assert.Equal((0.5, 1, 0, 1), (mrr.GetProperty("value").GetDouble(), mrr.GetProperty("n").GetInt32(), mrr.GetProperty("missing").GetInt32(), mrr.GetProperty("undefined").GetInt32()));
    }

    [Fact]
    public async Task Score_MoreRowsThanABatch_StayInOrderAndCountEach()
    {
        var rows = Enumerable.Range(0, 3000).Select(i => string.Create(CultureInfo.InvariantCulture, $$$"""{"item":{"id":"i{{{i}}}","gold":"{{{i % 3}}}"},"sample":{"output_text":"0"}}"""));

        var scored = await _folder.ScoreAsync([.. rows]);

        Assert.Equal(Enumerable.Range(0, 3000).Select(i => "i" + i.ToString(CultureInfo.InvariantCulture)), scored.Ids);
        Assert.Equal(1 / 3.0, scored.Metrics.GetProperty("same.mean").GetProperty("value").GetDouble(), 1e-12);
        Assert.Equal(3000, scored.Result.Outcomes[Outcome.Scored]);
        Assert.False(scored.Result.IsIncomplete);
    }

    [Fact]
    public async Task Score_RowsOfOneId_AreNotTakenForIndependent()
    {
        string[] Rows(Func<int, int> id) => [.. Enumerable.Range(0, 200).Select(i => string.Create(CultureInfo.InvariantCulture, $$$"""{"item":{"id":"{{{id(i)}}}","gold":"{{{(i / 10 % 2 == 0 ? "a" : "b")}}}"},"sample":{"output_text":"a"}}"""))];

        var apart = (await _folder.ScoreAsync(Rows(i => i))).Metrics.GetProperty("same.mean");
        var together = (await _folder.ScoreAsync(Rows(i => i / 10))).Metrics.GetProperty("same.mean");

        double Width(System.Text.Json.JsonElement metric) => metric.GetProperty("high").GetDouble() - metric.GetProperty("low").GetDouble();
        Assert.Equal(0.5, together.GetProperty("value").GetDouble());
        // Ten equal rows an id: the interval is that of 20 items, sqrt(10) times as wide.
        Assert.InRange(Width(together) / Width(apart), 2.5, 3.5);
    }

    /// <summary>Rows of one id are repeats: pass@2 is 1 - C(n-c,2)/C(n,2), pass^2 is C(c,2)/C(n,2) (Chen et al. 2021).</summary>
    [Fact]
    public async Task Score_PassAt_TakesRowsOfOneIdTogether()
    {
        _folder.Graders = "same: { type: exact_match, reference: '{{ item.gold }}', pass_at: [1, 2, 4] }";
        string[] Rows(string id, params string[] outputs) => [.. outputs.Select(o => $$$"""{"item":{"id":"{{{id}}}","gold":"a"},"sample":{"output_text":"{{{o}}}"}}""")];

        var scored = await _folder.ScoreAsync([.. Rows("x", "a", "b", "b"), .. Rows("y", "a", "a"), .. Rows("z", "b")]);

        void Is(string metric, double? value, int n, int undefined)
        {
            var found = scored.Metrics.GetProperty("same." + metric);
            Assert.Equal(value ?? double.NaN, found.GetProperty("value").ValueKind == System.Text.Json.JsonValueKind.Null ? double.NaN : found.GetProperty("value").GetDouble(), 1e-12);
            Assert.Equal((n, undefined), (found.GetProperty("n").GetInt32(), found.GetProperty("undefined").GetInt32()));
        }
        // x: 1 of 3, y: 2 of 2, z: 0 of 1.
        Is("pass_at_1", (1 / 3.0 + 1 + 0) / 3, 3, 0);
        Is("pass_at_2", (1 - 1 / 3.0 + 1) / 2, 2, 1);
        Is("pass_all_2", (0.0 + 1) / 2, 2, 1);
        Is("pass_at_4", null, 0, 3);
        Assert.Equal(["same.pass_at_4 is undefined: no id has 4 rows (rows of one id are answers to one item)"], scored.Result.Warnings);
    }

    [Fact]
    public async Task Score_NumbersOfAnyCulture_AreInvariant()
    {
        _folder.Graders = "close: { type: numeric, reference: '{{ item.gold }}', absolute_tolerance: 0.25 }";

        var scored = await _folder.ScoreAsync("""{"item":{"gold":"2.5"},"sample":{"output_text":"about 2.75"}}""");

        Assert.Contains("\"raw\":2.75", scored.Rows[0].GetRawText(), StringComparison.Ordinal);
        Assert.Equal(1, scored.Score(0, "close").GetProperty("score").GetDouble());
    }

    [Fact]
    public async Task Score_NoRows_HasMetricsWithoutValues()
    {
        var scored = await _folder.ScoreAsync("");

        Assert.Equal(0, scored.Result.Rows);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, scored.Metrics.GetProperty("same.mean").GetProperty("value").ValueKind);
    }

    [Theory]
    [InlineData(98, 2, false)]
    [InlineData(97, 3, true)]
    public async Task Result_MissingBeyondTheAllowance_IsIncomplete(int right, int wrong, bool isIncomplete)
    {
        var scored = await _folder.ScoreAsync([
            .. Enumerable.Repeat("""{"item":{"gold":"a"},"sample":{"output_text":"a"}}""", right),
            .. Enumerable.Repeat("""{"item":{},"sample":{"output_text":"a"}}""", wrong)]);

        Assert.Equal(isIncomplete, scored.Result.IsIncomplete);
        Assert.Equal((wrong, 0), (scored.Result.Outcomes[Outcome.Errored], scored.Result.Unreadable));
        Assert.Equal($"#{right + 1}: same: there is no 'item.gold'", scored.Result.FirstMissing);
    }

    [Fact]
    public async Task Score_EmbeddedEmbeddings_AreStoredAndFoundWithCallsForbidden()
    {
        _folder.Graders = """
            graders: { meaning: { type: embedding_similarity, model: e, reference: '{{ item.gold }}' } }
            models: { e: { provider: embedded, model: hashed_embedding } }
            """;
        var row = """{"item":{"gold":"a red fox"},"sample":{"output_text":"the red fox"}}""";
        _folder.Responses = ResponseMode.Only;
        var forbidden = await _folder.ScoreAsync(row);
        _folder.Responses = ResponseMode.Auto;
        var called = await _folder.ScoreAsync(row);
        _folder.Responses = ResponseMode.Only;
        var found = await _folder.ScoreAsync(row);

        Assert.Equal("errored", forbidden.Outcomes("meaning")[0]);
        Assert.InRange(called.Score(0, "meaning").GetProperty("score").GetDouble(), 0.01, 0.99);
        Assert.Equal(called.Rows[0].GetRawText(), found.Rows[0].GetRawText());
    }

    public void Dispose() => _folder.Dispose();
}
