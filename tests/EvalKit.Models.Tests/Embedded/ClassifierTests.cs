using EvalKit.Models.Embedded;
using EvalKit.Models.Embedded.Text;

namespace EvalKit.Models.Tests.Embedded;

public sealed class ClassifierTests
{
    [Theory]
    [InlineData("my parcel has not arrived", "order_status")]
    [InlineData("PARCEL??? arived", "order_status")]
    [InlineData("refund for the tent", "return_policy")]
    [InlineData("the app chrashes", "technical_issue")]
    public void Knn_SharedWordsOrSpellings_AnswersTheLabelOnly(string input, string label) =>
        Assert.Equal(label, EmbeddedModels.Knn(Systems.Training, new KnnOptions(1)).Ask(input));

    [Fact]
    public void Knn_TwoFarNeighboursAgainstOneClose_CloseOneWins()
    {
        LabelledText[] training = [new("red tent", "a"), new("red stove with a long hose", "b"), new("red boots for the long winter", "b")];

        Assert.Equal("a", EmbeddedModels.Knn(training, new KnnOptions(3)).Ask("red tent"));
    }

    [Fact]
    public void Knn_EquallySimilarNeighbours_TakesTheEarlierOne()
    {
        LabelledText[] training = [new("red tent", "z"), new("red tent", "a")];

        Assert.Equal("z", EmbeddedModels.Knn(training, new KnnOptions(1)).Ask("red tent"));
    }

    [Fact]
    public void Knn_EqualVotes_TakesTheFirstLabelInOrdinalOrder()
    {
        LabelledText[] training = [new("red tent", "z"), new("red tent", "Z"), new("red tent", "a")];

        Assert.Equal("Z", EmbeddedModels.Knn(training, new KnnOptions(3)).Ask("red tent"));
    }

    [Fact]
    public void Knn_NothingShared_AnswersTheMostFrequentLabel() =>
        Assert.Equal("order_status", EmbeddedModels.Knn(Systems.Training, new KnnOptions()).Ask("漢字"));

    [Theory]
    [InlineData("cafe", "café")]
    [InlineData("cafe\u0301", "café")]
    [InlineData("CAFÉ", "café")]
    public void Knn_DiacriticsAndCase_StillMeet(string input, string trained)
    {
        LabelledText[] training = [new("something else", "other"), new("zzz yyy", "other"), new(trained, "place")];

        Assert.Equal("place", EmbeddedModels.Knn(training, new KnnOptions()).Ask(input));
    }

    [Fact]
    public void MajorityLabel_MostFrequentTwice_TakesTheFirstInOrdinalOrder() =>
        Assert.Equal("order_status", EmbeddedModels.MajorityLabel(Systems.Training).Ask("I want a refund for the returned tent."));

    /// <summary>Expected values: an independent computation of the documented weights in CPython, with its own hash and tokens.</summary>
    [Fact]
    public void Similarities_SmallCollection_MatchTheFormula()
    {
        var similarities = new TfIdfIndex(["red tent", "blue kettle"], buckets: null).Similarities("a red kettle");

        Assert.Equal(0.2963164273650395, similarities[0], 12);
        Assert.Equal(0.5473969997907289, similarities[1], 12);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    [InlineData(7)]
    public void Similarities_TextOfTheCollection_IsOne(int? buckets) =>
        Assert.Equal(1, new TfIdfIndex(["red tent", "blue kettle"], buckets).Similarities("RED tent")[0], 12);
}
