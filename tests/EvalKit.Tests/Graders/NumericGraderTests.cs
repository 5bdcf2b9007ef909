using EvalKit.Results;

namespace EvalKit.Tests.Graders;

public sealed class NumericGraderTests
{
    [Theory]
    [InlineData("1,234.5", "1234.5")]
    [InlineData("The total is 1,234.5.", "1234.5")]
    [InlineData("about 12 %, I think", "12")]
    [InlineData("12%", "12")]
    [InlineData("It costs $3", "3")]
    [InlineData("minus: \u22125", "-5")]
    [InlineData("-$7", "-7")]
    [InlineData("the answer is .5", "0.5")]
    [InlineData("wait...5", "5")]
    [InlineData("between 3-4", "4")]
    [InlineData("GPT-4", "4")]
    [InlineData("first 1, then 2, so 3.", "3")]
    [InlineData("1.5e3 units", "1500")]
    [InlineData("#### 42", "42")]
    [InlineData("\uFF15", "5")]
    public void Grade_NumberInText_IsRead(string output, string gold) =>
        Assert.Equal(1, GraderUnderTest.Of($"type: numeric\nreference: '{gold}'").Grade(output).Value);

    [Theory]
    [InlineData("NaN")]
    [InlineData("infinity")]
    [InlineData("no number")]
    [InlineData("")]
    [InlineData("1e999")]
    [InlineData("version 1.2.3")]
    public void Grade_NoNumber_IsUnparseableAndNotWrong(string output) =>
        Assert.Equal(Outcome.Unparseable, GraderUnderTest.Of("type: numeric\nreference: 1").Grade(output).Outcome);

    [Theory]
    [InlineData("first", "10")]
    [InlineData("last", "20")]
    public void Grade_Extract_ChoosesTheNumber(string extract, string gold) =>
        Assert.Equal(1, GraderUnderTest.Of($"type: numeric\nreference: {gold}\nextract: {extract}").Grade("from 10 to 20 km").Value);

    [Fact]
    public void Grade_WholeOutput_HasToBeTheNumber() =>
        Assert.Equal(Outcome.Unparseable, GraderUnderTest.Of("type: numeric\nreference: 10\nextract: whole").Grade("it is 10").Outcome);

    [Theory]
    [InlineData("relative_tolerance: 0.01", "100.9", 1)]
    [InlineData("relative_tolerance: 0.01", "101.1", 0)]
    [InlineData("absolute_tolerance: 2", "102", 1)]
    [InlineData("absolute_tolerance: 2", "102.1", 0)]
    public void Grade_Tolerance_IsPythonsIsclose(string yaml, string output, double expected) =>
        Assert.Equal(expected, GraderUnderTest.Of("type: numeric\nreference: 100\n" + yaml).Grade(output).Value);

    [Fact]
    public void Grade_Error_IsTheDistanceToTheNearestReference()
    {
        var grader = GraderUnderTest.Of("type: numeric\nreference: [10, 20]");

        Assert.Equal(3, grader.Column(grader.Grade("17"), "error"));
    }

    [Fact]
    public void Grade_ReferenceThatIsNoNumber_IsErrored() =>
        Assert.Equal(Outcome.Errored, GraderUnderTest.Of("type: numeric\nreference: ten").Grade("10").Outcome);

    [Fact]
    public void Grade_DistanceBeyondADouble_IsWrongWithoutAnError()
    {
        var grader = GraderUnderTest.Of("type: numeric\nreference: '-1.7e308'");

        var score = grader.Grade("1.7e308");

        Assert.Equal(0, score.Value);
        Assert.True(double.IsNaN(grader.Column(score, "error")));
    }
}
