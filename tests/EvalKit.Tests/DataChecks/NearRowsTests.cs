using EvalKit.DataChecks;

namespace EvalKit.Tests.DataChecks;

public sealed class NearRowsTests
{
    [Fact]
    public void Of_RowsThatShareHalfTheirWords_AreFoundWhateverCaseAndOrder()
    {
        var near = NearRows.Of(["How long do I have to return it?", "Return it: HOW LONG do I have to?", "Where is my parcel?", "How long do I have to return a parcel?", "", ""]);

        // Of the 8 words of the first row all stand in the second; 7 of 9 in the fourth.
        Assert.Equal([1, 3], near[0]);
        Assert.Equal([0, 3], near[1]);
        Assert.Empty(near[2]);
        Assert.Empty(near[4]);
    }

    [Fact]
    public void Of_MoreThanThreeAlike_NamesTheLikestThree() => Assert.All(NearRows.Of([.. Enumerable.Repeat("the same words", 6)]), n => Assert.Equal(3, n.Count));

    /// <summary>A word of every row leads to none: otherwise ten thousand rows would be held against each other.</summary>
    [Fact]
    public void Of_ManyRowsWithOneWordInCommon_AreNotHeldAgainstEachOther()
    {
        var near = NearRows.Of([.. Enumerable.Range(0, 20_000).Select(i => FormattableString.Invariant($"order {i % 15_000}"))]);

        Assert.Equal([15_000], near[0]);
        Assert.Empty(near[7_000]);
    }
}
