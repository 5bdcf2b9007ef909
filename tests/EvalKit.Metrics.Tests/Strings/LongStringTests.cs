using System.Text;

namespace EvalKit.Metrics.Tests.Strings;

public sealed class LongStringTests
{
    private const int Million = 1_000_000;

    [Fact]
    public void Levenshtein_MillionCharactersNear_IsExact()
    {
        var builder = new StringBuilder(Million);
        for (var i = 0; i < Million; i++)
            builder.Append((char)('a' + (int)((uint)i * 2654435761 >> 28)));
        var first = builder.ToString();
        const int Edits = 500;
        for (var i = 0; i < Edits; i++)
            builder[1000 + i * 1900] = '#';
        Assert.Equal(Edits, StringDistance.Levenshtein(first, builder.ToString()));
        Assert.Equal(2 * Edits, StringDistance.Indel(first, builder.ToString()));
        Assert.Equal(Edits, StringDistance.DamerauOsa(first, builder.ToString()));
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
}
