using EvalKit.Metrics.Tests.Text;
using FsCheck;
using FsCheck.Fluent;

namespace EvalKit.Metrics.Tests.Meteor;

public sealed class MeteorPropertyTests
{
    private readonly Metrics.Meteor _meteor = new();

    [Fact]
    public void Score_AnyTexts_IsInRange() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbitraryText.Pair, pair => _meteor.Score(pair.Item1, [pair.Item2]) is >= 0 and < 1));

    [Fact]
    public void Score_MillionCharacters_Finishes()
    {
        var (text, changed) = ArbitraryText.Million();
        Assert.InRange(_meteor.Score(changed, [text]), 0.98, 0.9999);
    }
}
