using System.Text.Json;

namespace EvalKit.Metrics.Tests.Fields;

public sealed class JsonFieldsTests
{
    [Theory]
    [InlineData("{}", "{}", 1, 1, 1)]
    [InlineData("[]", "[]", 1, 1, 1)]
    [InlineData("{}", "[]", 0, 0, 0)]
    [InlineData("{}", """{"a":1}""", 0, 0, 0)]
    [InlineData("""{"a":1}""", "{}", 0, 0, 0)]
    [InlineData("""{"a":1,"b":2}""", """{"b":2,"a":1}""", 1, 1, 1)]
    [InlineData("""{"a":1,"b":2}""", """{"a":1,"b":3}""", 0.5, 0.5, 0.5)]
    [InlineData("""{"a":1,"b":2}""", """{"a":1}""", 1, 0.5, 2 / 3.0)]
    [InlineData("""{"a":1}""", """{"a":1,"b":2,"c":3}""", 1 / 3.0, 1, 0.5)]
    [InlineData("""{"a":{"b":1}}""", """{"a":5}""", 0, 0, 0)]
    [InlineData("[1,2,3]", "[1,3]", 0.5, 1 / 3.0, 0.4)]
    [InlineData("null", "null", 1, 1, 1)]
    [InlineData("1", "1.0", 1, 1, 1)]
    [InlineData("1", "\"1\"", 0, 0, 0)]
    [InlineData("""{"a":1,"a":2}""", """{"a":2}""", 1, 1, 1)]
    [InlineData("""{"a":[],"b":{}}""", """{"a":[],"b":{}}""", 1, 1, 1)]
    [InlineData("\"\\u0041\"", "\"A\"", 1, 1, 1)]
    [InlineData("\"\\ud800\"", "\"\\uD800\"", 1, 1, 1)]
    [InlineData("\"\\ud800\"", "\"\\ufffd\"", 0, 0, 0)]
    [InlineData("""{"\ud800":"\ud83d\ude00"}""", """{"\uD800":"😀"}""", 1, 1, 1)]
    public void Compare_DefaultOptions_CountsFields(string gold, string predicted, double precision, double recall, double f1)
    {
        var scores = Compare(gold, predicted);
        Assert.Equal((precision, recall), (scores.Precision, scores.Recall));
        Assert.Equal(f1, scores.F1, 1e-12);
    }

    [Fact]
    public void Compare_EveryOutcome_NamesThePath()
    {
        var scores = Compare("""{"a":1,"b":[{"c d":2},3],"e":4}""", """{"a":1,"b":[{"c d":0}],"f.g":5,"h":[7]}""");
        Assert.Equal(
            [
                new FieldResult("a", FieldOutcome.Match, false),
                new FieldResult("b[0]['c d']", FieldOutcome.Different, false),
                new FieldResult("b[1]", FieldOutcome.Missing, false),
                new FieldResult("e", FieldOutcome.Missing, false),
                new FieldResult("['f.g']", FieldOutcome.Extra, false),
                new FieldResult("h[0]", FieldOutcome.Extra, false),
            ],
            scores.Fields);
    }

    [Theory]
    [InlineData("""{"a":10.0}""", """{"a":10.05}""", true)]
    [InlineData("""{"a":10.0}""", """{"a":10.2}""", false)]
    [InlineData("""{"a":1234.5}""", """{"a":"$1,234.50"}""", true)]
    [InlineData("""{"a":"n/a"}""", """{"a":"n/a"}""", true)]
    [InlineData("""{"a":1}""", """{"a":true}""", false)]
    [InlineData("""{"a":1e999}""", """{"a":2e999}""", false)]
    public void Compare_NumberRule_AllowsTheTolerance(string gold, string predicted, bool expected) =>
        AssertRule(gold, predicted, new FieldRule("a", FieldComparison.Number) { RelativeTolerance = 0.01 }, expected);

    [Theory]
    [InlineData("""{"a":"this is a test"}""", """{"a":"this is a test!"}""", true)]
    [InlineData("""{"a":"kitten"}""", """{"a":"sitting"}""", false)]
    [InlineData("""{"a":"1"}""", """{"a":1}""", false)]
    public void Compare_FuzzyRule_AsksForTheThreshold(string gold, string predicted, bool expected) =>
        AssertRule(gold, predicted, new FieldRule("a", FieldComparison.Fuzzy), expected);

    [Fact]
    public void Compare_IgnoreRule_LeavesOutTheFieldOnBothSides()
    {
        var options = new JsonFieldOptions { Fields = [new FieldRule("*.id", FieldComparison.Ignore), new FieldRule("meta", FieldComparison.Ignore)] };
        var scores = Compare("""{"x":{"id":1,"v":2},"meta":{"t":1}}""", """{"x":{"id":9,"v":2},"y":{"id":3}}""", options);
        Assert.Equal(["x.v"], scores.Fields.Select(result => result.Path));
    }

    [Fact]
    public void Compare_RuleOnAList_ComparesItAsOneField()
    {
        var options = new JsonFieldOptions { Fields = [new FieldRule("tags")] };
        Assert.Equal(1, Compare("""{"tags":[1,[2,{"a":3,"b":4}]]}""", """{"tags":[1,[2,{"b":4,"a":3.0}]]}""", options).GoldCount);
        Assert.Equal(0, Compare("""{"tags":[1,2]}""", """{"tags":[2,1]}""", options).Matched);
    }

    [Fact]
    public void Compare_RequiredFields_AreScoredApart()
    {
        var options = new JsonFieldOptions
        {
            Fields = [new FieldRule("id") { IsRequired = true }, new FieldRule("items[*].sku") { IsRequired = true }],
        };
        var scores = Compare("""{"id":1,"note":"x","items":[{"sku":"a"},{"sku":"b"}]}""", """{"id":1,"items":[{"sku":"a"}]}""", options);
        Assert.Equal(2 / 3.0, scores.RequiredAccuracy!.Value, 1e-12);
        Assert.Null(Compare("{}", "{}").RequiredAccuracy);
    }

    [Fact]
    public void Compare_ListByKey_PairsEqualKeys()
    {
        var options = new JsonFieldOptions { Lists = [new ListRule("$", ListAlignment.Key, "id")] };
        var scores = Compare(
            """[{"id":1,"v":"a"},{"id":2,"v":"b"},{"v":"c"}]""", """[{"id":2.0,"v":"b"},{"id":3,"v":"a"},{"id":1,"v":"a"},7]""", options);
        Assert.Equal((4, 5, 7), (scores.Matched, scores.GoldCount, scores.PredictedCount));
    }

    [Fact]
    public void Compare_ListOptimal_FindsTheBestPairs()
    {
        var options = new JsonFieldOptions { Alignment = ListAlignment.Optimal };
        var scores = Compare("""[{"a":1,"b":2,"c":3},{"a":1,"b":9,"c":8}]""", """[5,{"a":1,"b":9,"c":0},{"a":1,"b":2,"c":3}]""", options);
        Assert.Equal((5, 6, 7), (scores.Matched, scores.GoldCount, scores.PredictedCount));
        Assert.Equal(3, Compare("[1,2,3]", "[3,1,2]", options).Matched);
        Assert.Equal(1, Compare("[1,2,3]", "[3]", options).Matched);
    }

    [Theory]
    [InlineData("a..b")]
    [InlineData("")]
    [InlineData("a[")]
    [InlineData("a[x]")]
    [InlineData("a[-1]")]
    [InlineData("['a]")]
    [InlineData("a b")]
    [InlineData("[0]a")]
    public void Compare_PathThatIsNone_IsRefused(string path)
    {
        var error = Assert.Throws<ArgumentException>(
            () => Compare("{}", "{}", new JsonFieldOptions { Fields = [new FieldRule(path)] }));
        Assert.StartsWith($"'{path}' is not a path of a field", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_KeyAlignmentWithoutKey_IsRefused() => Assert.Throws<ArgumentException>(
        () => Compare("{}", "{}", new JsonFieldOptions { Lists = [new ListRule("a", ListAlignment.Key)] }));

    [Theory]
    [InlineData("$", "$", true)]
    [InlineData("$.a.b", "a.b", true)]
    [InlineData("['it''s'].x[2]", "['it''s'].x[2]", true)]
    [InlineData("*.x[*]", "['it''s'].x[2]", true)]
    [InlineData("*", "a.b", false)]
    [InlineData("a[*]", "a.b", false)]
    [InlineData("a.*", "a[0]", false)]
    public void Matches_PatternAndPath_AgreeOnNamesAndIndices(string pattern, string path, bool expected)
    {
        FieldPath[] paths =
        [
            FieldPath.Root, FieldPath.Root.Child("a").Child("b"), FieldPath.Root.Child("it's").Child("x").Element(2), FieldPath.Root.Child("a").Element(0),
        ];
        var found = Assert.Single(paths, candidate => string.Equals(candidate.ToString(), path, StringComparison.Ordinal));
        Assert.Equal(expected, FieldPattern.Parse(pattern).Matches(found));
    }

    private static void AssertRule(string gold, string predicted, FieldRule rule, bool expected) =>
        Assert.Equal(expected ? 1 : 0, Compare(gold, predicted, new JsonFieldOptions { Fields = [rule] }).F1);

    private static JsonFieldScores Compare(string gold, string predicted, JsonFieldOptions? options = null)
    {
        using var goldDocument = JsonDocument.Parse(gold);
        using var predictedDocument = JsonDocument.Parse(predicted);
        return JsonFields.Compare(goldDocument.RootElement, predictedDocument.RootElement, options);
    }
}
