using System.Text;

namespace EvalKit.Metrics.Tests.Strings;

public sealed class LongStringTests
{
    private const int Million = 1_000_000;

    [Fact]
    public void Levenshtein_MillionCharactersNear_IsExactInLinearMemory()
    {
        var builder = new StringBuilder(Scattered(Million, 1));
        var first = builder.ToString();
        const int Edits = 500;
        for (var i = 0; i < Edits; i++)
            builder[1000 + i * 1900] = '#';
        var second = builder.ToString();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(Edits, StringDistance.Levenshtein(first, second));
        Assert.Equal(2 * Edits, StringDistance.Indel(first, second));
        Assert.Equal(Edits, StringDistance.DamerauOsa(first, second));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 64 * Million);
    }

    /// <summary>The band of the first attempts is too narrow for each of these.</summary>
    [Theory]
    [InlineData(5000, 9000, 1, 2)]
    [InlineData(6000, 6000, 3, 4)]
    [InlineData(8000, 4100, 5, 5)]
    public void Distances_LongTextsFarApart_EqualThePlainRecurrence(int firstLength, int secondLength, int firstSeed, int secondSeed)
    {
        var (first, second) = (Scattered(firstLength, firstSeed), Scattered(secondLength, secondSeed));
        Assert.Equal(PlainDistance.Levenshtein(first, second), StringDistance.Levenshtein(first, second));
        Assert.Equal(PlainDistance.Indel(first, second), StringDistance.Indel(first, second));
        Assert.Equal(PlainDistance.DamerauOsa(first, second), StringDistance.DamerauOsa(first, second));
    }

    [Fact]
    public void Distances_BlockMovedFromFrontToBack_EqualThePlainRecurrence()
    {
        var first = Scattered(6000, 7);
        var second = first[700..] + first[..700];
        Assert.Equal(PlainDistance.Levenshtein(first, second), StringDistance.Levenshtein(first, second));
        Assert.Equal(PlainDistance.Indel(first, second), StringDistance.Indel(first, second));
    }

    [Fact]
    public void Levenshtein_ManyDifferentCodePoints_IsExact()
    {
        var builder = new StringBuilder();
        for (var point = 0x10000; point < 0x12000; point++)
            builder.Append(char.ConvertFromUtf32(point));
        var first = builder.ToString();
        builder.Append('x').Insert(0, 'y').Remove(9001, 2);
        Assert.Equal(3, StringDistance.Levenshtein(first, builder.ToString()));
    }

    [Fact]
    public void PartialRatio_LongNeedle_EqualsTheSearchOfAllWindows()
    {
        var (needle, text) = (Scattered(90, 11), Scattered(700, 12));
        text = text.Insert(311, needle[..40] + "#" + needle[45..]);
        Assert.Equal(PlainDistance.PartialRatio(needle, text), Fuzz.PartialRatio(needle, text), 1e-9);
    }

    [Fact]
    public void Jaro_MillionEqualCharacters_TakesLinearTime()
    {
        var first = new string('a', Million);
        var second = new string('b', Million - 1) + "a";
        Assert.Equal((2.0 / Million + 1) / 3, JaroSimilarity.Jaro(first, second), 1e-12);
    }

    [Fact]
    public void LongestCommonSubstring_MillionEqualCharacters_TakesHardlyMore()
    {
        var run = new string('a', Million);
        Assert.Equal(Million, StringDistance.LongestCommonSubstring(run + "c", "d" + run));
    }

    private static string Scattered(int length, int seed)
    {
        var random = new Random(seed);
        return string.Create(length, random, (units, source) =>
        {
            for (var i = 0; i < units.Length; i++)
                units[i] = (char)('a' + source.Next(5));
        });
    }
}
