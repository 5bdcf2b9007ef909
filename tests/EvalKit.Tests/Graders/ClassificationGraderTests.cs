using EvalKit.Metrics;
using EvalKit.Results;

namespace EvalKit.Tests.Graders;

public sealed class ClassificationGraderTests
{
    private const string Closed = "type: classification\nreference: '{{ item.gold }}'\nlabels: [Yes, No, maybe]\nnormalize: [trim, casefold]";
    private const string Open = "type: classification\nreference: '{{ item.gold }}'\nnormalize: [trim, casefold]";

    [Theory]
    [InlineData(" yes\n", "Yes", 1, "Yes")]
    [InlineData("NO", "Yes", 0, "No")]
    [InlineData("yes and no", "Yes", 0, ConfusionMatrix.InvalidLabel)]
    [InlineData("", "Yes", 0, ConfusionMatrix.InvalidLabel)]
    public void Grade_ClosedLabels_PredictsOneOfThemOrInvalid(string output, string gold, double expected, string predicted)
    {
        var score = GraderUnderTest.Of(Closed).Grade(output, new { gold });

        Assert.Equal(expected, score.Value);
        Assert.Equal((gold, predicted), (score.Gold, score.Predicted));
    }

    [Fact]
    public void Grade_GoldOutsideTheLabels_IsErrored() =>
        Assert.Equal(Outcome.Errored, GraderUnderTest.Of(Closed).Grade("Yes", new { gold = "unheard of" }).Outcome);

    [Fact]
    public void Grade_TwoGoldLabels_IsErrored() =>
        Assert.Equal(Outcome.Errored, GraderUnderTest.Of(Closed).Grade("Yes", new { gold = new[] { "Yes", "No" } }).Outcome);

    [Fact]
    public void Grade_OpenLabels_SpellsBothSidesAlike()
    {
        var grader = GraderUnderTest.Of(Open);

        Assert.Equal(("refund", "other"), Labels(grader.Grade("OTHER", new { gold = "Refund" })));
        Assert.Equal(("other", "other"), Labels(grader.Grade("other", new { gold = "Other" })));
    }

    [Theory]
    [InlineData("   ")]
    [InlineData("")]
    [InlineData("a text of far more than a hundred characters can be no label, because nobody calls a class by a whole paragraph of words")]
    public void Grade_OpenLabelsAndNoLabel_IsInvalid(string output) =>
        Assert.Equal(ConfusionMatrix.InvalidLabel, GraderUnderTest.Of(Open).Grade(output, new { gold = "a" }).Predicted);

    [Fact]
    public void Grade_GoldNamedLikeInvalid_IsNotMatchedByAnInvalidOutput() =>
        Assert.Equal(0, GraderUnderTest.Of("type: classification\nreference: '{{ item.gold }}'").Grade("", new { gold = ConfusionMatrix.InvalidLabel }).Value);

    private static (string?, string?) Labels(Score score) => (score.Gold, score.Predicted);
}
