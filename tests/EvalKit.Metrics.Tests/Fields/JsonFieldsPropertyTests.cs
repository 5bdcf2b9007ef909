using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace EvalKit.Metrics.Tests.Fields;

public sealed class JsonFieldsPropertyTests
{
    private static readonly string[] Leaves = ["1", "1.0", "-2e3", "true", "null", "\"a\"", "\"\\ud83d\"", "\"a b\"", "{}", "[]"];
    private static readonly string[] Names = ["a", "b", "c d", "\\udc00", "e.f"];

    [Fact]
    public void Compare_DocumentWithItself_IsPerfect() => ForAll((first, _, options) =>
        Assert.Equal(1, JsonFields.Compare(first, first, options).F1));

    [Fact]
    public void Compare_SidesSwapped_SwapsPrecisionAndRecall() => ForAll((first, second, options) =>
    {
        var (there, back) = (JsonFields.Compare(first, second, options), JsonFields.Compare(second, first, options));
        Assert.True(there.F1 is >= 0 and <= 1);
        if (options.Alignment == ListAlignment.Index)
            Assert.Equal((there.Precision, there.Recall, there.F1), (back.Recall, back.Precision, back.F1));
    });

    [Fact]
    public void Compare_OptimalAlignment_MatchesAtLeastAsMuchAsByIndex() => ForAll((first, second, _) =>
    {
        var optimal = JsonFields.Compare(first, second, new JsonFieldOptions { Alignment = ListAlignment.Optimal });
        Assert.True(optimal.Matched >= JsonFields.Compare(first, second).Matched);
    });

    private static void ForAll(Action<JsonElement, JsonElement, JsonFieldOptions> property)
    {
        var options = Gen.Elements(JsonFieldOptions.Default, new JsonFieldOptions { Alignment = ListAlignment.Optimal });
        var pairs =
            from first in Value(3)
            from second in Value(3)
            from option in options
            select (first, second, option);
        Check.QuickThrowOnFailure(Prop.ForAll(pairs.ToArbitrary(), pair =>
        {
            using var first = JsonDocument.Parse(pair.first);
            using var second = JsonDocument.Parse(pair.second);
            property(first.RootElement, second.RootElement, pair.option);
        }));
    }

    private static Gen<string> Value(int depth)
    {
        var leaf = Gen.Elements(Leaves);
        if (depth == 0)
            return leaf;
        var list = Value(depth - 1).ListOf().Where(elements => elements.Count < 4).Select(elements => $"[{string.Join(',', elements)}]");
        var property = from name in Gen.Elements(Names) from value in Value(depth - 1) select $"\"{name}\":{value}";
        var whole = property.ListOf().Where(properties => properties.Count < 5).Select(properties => $"{{{string.Join(',', properties)}}}");
        return Gen.OneOf(leaf, list, whole);
    }
}
