using EvalKit.People;
using EvalKit.Tests.Datasets;

namespace EvalKit.Tests.People;

public sealed class LabelFileTests : IDisposable
{
    // printf 'hello' | sha256sum
    private const string Hello = "2cf24dba5fb0a30e";

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_EveryColumn_IsRead()
    {
        var grade = Assert.Single(Read(
            $$"""{"item":"t-1","variant":"new","answer":"{{Hello}}","rater":" ana ","round":2,"grade":"pass","comment":"fine","time":"2026-11-21T18:20:03+02:00","run":"r1"}""").Grades);

        Assert.Equal(("t-1", LabelTask.PassFail, "ana", 2, "fine", "2026-11-21T16:20:03Z", "r1"), (grade.Item, grade.Task, grade.Rater, grade.Round, grade.Comment, grade.Time, grade.Run));
        Assert.Equal([new GradedAnswer("new", Hello, 1)], grade.Answers);
    }

    [Fact]
    public void Read_OutputWithoutIdentity_HasTheIdentityOfTheOutput() =>
        Assert.Equal(new GradedAnswer(null, Hello, 4, "hello"), Assert.Single(Assert.Single(Read("""{"item":"t-1","output":"hello","grade":4}""").Grades).Answers));

    [Fact]
    public void Read_Comparison_HasARankForEachVariantInTheirOrder()
    {
        var labels = Read($$$"""{"item":"t-1","answers":{"b":"{{{Hello}}}","a":"0000000000000000"},"rater":"ana","grade":{"b":1,"a":2}}""");

        Assert.Equal(LabelTask.Pairwise, labels.Task);
        Assert.Equal([new GradedAnswer("a", "0000000000000000", 2), new GradedAnswer("b", Hello, 1)], labels.Grades[0].Answers);
    }

    [Fact]
    public void Read_Csv_IsTheSameAsJsonLines()
    {
        var path = _folder.Write("x.csv", "item;output;rater;round;grade;comment\nt-1;hello;ana;1;FAIL;\"too; curt\"\n");
        var (labels, problems) = LabelFile.Read(path, "x.csv");

        Assert.Empty(problems);
        Assert.Equal((0.0, Hello, "too; curt"), (labels!.Grades[0].Answers[0].Grade, labels.Grades[0].Answers[0].Answer, labels.Grades[0].Comment));
    }

    [Theory]
    [InlineData("""{"item":"t","grade":"perhaps"}""", "x.jsonl:1: 'grade' has to be pass or fail, or a number, not 'perhaps'")]
    [InlineData("""{"item":"t","grade":null}""", "x.jsonl:1: 'grade' has to be pass or fail, a number, or the rank of each variant")]
    [InlineData("""{"item":"t","grade":1e999}""", "x.jsonl:1: 'grade' has to be pass or fail, a number, or the rank of each variant")]
    [InlineData("""{"item":"t","grade":"NaN"}""", "x.jsonl:1: 'grade' has to be pass or fail, or a number, not 'NaN'")]
    [InlineData("""{"grade":1}""", "x.jsonl:1: a label needs 'item': the item's id")]
    [InlineData("""{"item":"t","grade":1,"coment":"x"}""", "x.jsonl:1: a label has no column 'coment'; did you mean 'comment'?")]
    [InlineData("""{"item":"t","grade":1,"round":0}""", "x.jsonl:1: 'round' has to be a whole number from 1 to 1000, not '0'")]
    [InlineData("""{"item":"t","grade":1,"rater":"a\u202eb"}""", "x.jsonl:1: 'rater' has to be a name of 1 to 100 characters on one line")]
    [InlineData("""{"item":"t","grade":1,"rater":" "}""", "x.jsonl:1: 'rater' has to be a name of 1 to 100 characters on one line")]
    [InlineData("""{"item":"t","grade":1,"rater":{}}""", "x.jsonl:1: 'rater' has to be a text, not an object")]
    [InlineData("""{"item":"t","grade":1,"answer":"short"}""", "x.jsonl:1: 'short' is no identity of an answer (16 hexadecimal digits); write the answer itself under 'output'")]
    [InlineData("""{"item":"t","grade":1,"answer":"0000000000000000","output":"hello"}""", "x.jsonl:1: 'answer' is not the identity of 'output'; leave one of them out")]
    [InlineData("""{"item":"t","grade":1,"time":"yesterday"}""", "x.jsonl:1: 'time' has to be a time such as 2026-11-21T18:20:00Z, not 'yesterday'")]
    [InlineData("""{"item":"t","grade":{"a":1}}""", "x.jsonl:1: a comparison needs the ranks of two variants or more")]
    [InlineData("""{"item":"t","grade":{"a":1,"b":3}}""", "x.jsonl:1: a rank has to be a whole number from 1 (the best) to 2, the number of answers")]
    [InlineData("""{"item":"t","grade":{"a":2,"b":2}}""", "x.jsonl:1: one answer at least has to have rank 1")]
    [InlineData("""{"item":"t","grade":{"a":1,"b":2},"answers":{"a":"0000000000000000"}}""", "x.jsonl:1: 'answers' has to name the variants of 'grade'")]
    [InlineData("""{"item":"t","grade":{"a":1,"b":2},"variant":"a"}""", "x.jsonl:1: 'variant' is for grades of one answer; a comparison names its variants in 'grade' and their answers in 'answers' or 'outputs'")]
    [InlineData("""{"item":"t","grade":1,"outputs":{}}""", "x.jsonl:1: 'outputs' is for comparisons, whose grade is the rank of each variant; write 'output'")]
    [InlineData("""{"item":"t","grade":1,"set":"tunning"}""", "x.jsonl:1: 'set' has to be measuring or tuning, not 'tunning'; did you mean 'tuning'?")]
    [InlineData("""["t"]""", "x.jsonl:1: a label has to be an object, not an array")]
    public void Read_WrongLine_IsAProblemWithItsPlace(string line, string problem) => Assert.Equal([problem], Problems(line));

    [Fact]
    public void Read_SameAnswerTwiceByOneRater_IsAProblem() => Assert.Equal(
        ["x.jsonl:3: 'ana' judges item 't' twice in round 1: line 1 has the same answer"],
        Problems("""{"item":"t","output":"x","rater":"ana","grade":"pass"}""", """{"item":"t","output":"x","rater":"ben","grade":"pass"}""", """{"item":"t","output":"x","rater":"ana","grade":"fail"}"""));

    [Fact]
    public void Read_TwoTasks_IsAProblem() => Assert.Equal(
        ["x.jsonl:2: is a judgement of the task scale, and line 1 one of pass_fail; a file holds one task"], Problems("""{"item":"t","grade":"pass"}""", """{"item":"u","grade":3}"""));

    [Fact]
    public void Read_ItemForTuningAndForMeasuring_IsAProblem() => Assert.Equal(
        ["x.jsonl:2: item 't' is in both sets (line 1); what a judge was tuned on cannot measure it"],
        Problems("""{"item":"t","output":"x","grade":"pass","set":"tuning"}""", """{"item":"t","output":"y","grade":"pass"}"""));

    [Fact]
    public void Write_AnyOrder_IsTheSameBytesAndReadsBackEqual()
    {
        var labels = Read(
            $$$"""{"item":"é","answers":{"a":"{{{Hello}}}","b":"0000000000000000"},"rater":"ben","round":2,"grade":{"a":1,"b":1},"comment":"</script>\n=1+1"}""",
            $$$"""{"item":"b","answers":{"a":"{{{Hello}}}","b":"0000000000000000"},"rater":"ana","grade":{"a":2,"b":1}}""");

        LabelFile.Write(_folder.In("a/one.jsonl"), labels.Grades);
        LabelFile.Write(_folder.In("a/two.jsonl"), labels.Grades.Reverse());

        Assert.Equal(File.ReadAllText(_folder.In("a/one.jsonl")), File.ReadAllText(_folder.In("a/two.jsonl")));
        var (again, problems) = LabelFile.Read(_folder.In("a/one.jsonl"), "one.jsonl");
        Assert.Empty(problems);
        Assert.Equal(["b", "é"], again!.Grades.Select(g => g.Item));
        Assert.Equal(labels.Grades[0].Answers, again.Grades[1].Answers);
        Assert.Equal(labels.Grades[0].Comment, again.Grades[1].Comment);
    }

    [Fact]
    public void Merge_SaidAgain_TakesThePlaceOfWhatWasSaidBefore()
    {
        var before = Read("""{"item":"t","output":"x","rater":"ana","grade":"pass"}""", """{"item":"u","output":"x","rater":"ana","grade":"pass"}""").Grades;
        var more = Read("""{"item":"t","output":"x","rater":"ana","grade":"fail"}""", """{"item":"u","output":"x","rater":"ana","grade":"pass","time":"2026-11-21T18:20:00Z"}""", """{"item":"t","output":"x","rater":"ana","round":2,"grade":"pass"}""").Grades;

        var (all, added, changed, known) = LabelFile.Merge(before, more);

        Assert.Equal((1, 1, 1), (added, changed, known));
        Assert.Equal([(1, "t", 0.0), (1, "u", 1.0), (2, "t", 1.0)], all.Order(HumanGrade.Order).Select(g => (g.Round, g.Item, g.Answers[0].Grade)));
    }

    [Theory]
    [InlineData("", "e3b0c44298fc1c14")] // printf '' | sha256sum
    [InlineData("hello", Hello)]
    [InlineData("é", "4a99557e4033c353")] // printf 'é' | sha256sum
    public void AnswerIdentity_Text_IsTheBeginningOfItsSha256(string text, string identity) => Assert.Equal(identity, AnswerIdentity.Of(text));

    private LabelFile Read(params string[] lines)
    {
        var (labels, problems) = LabelFile.Read(_folder.Write("x.jsonl", string.Join('\n', lines) + "\n"), "x.jsonl");
        Assert.Empty(problems);
        return labels!;
    }

    private IReadOnlyList<string> Problems(params string[] lines)
    {
        var (labels, problems) = LabelFile.Read(_folder.Write("x.jsonl", string.Join('\n', lines) + "\n"), "x.jsonl");
        Assert.Null(labels);
        return [.. problems.Select(p => p.ToString())];
    }
}
