using FsCheck;
using FsCheck.Fluent;

namespace EvalKit.Metrics.Tests.Strings;

/// <summary>Pairs of texts that reach each path: short and long, near and far, small and large alphabets, pairs and halves of surrogates.</summary>
internal static class TextPairs
{
    private static readonly string[] Alphabets =
    [
        "ab",
        "abcdefghijklmnopqrstuvwxyz .,",
        "a\u00e9\u03a3\u0130\u4e2d\ud800\udc00\ud83d\ude00\ufffd",
        "\ud800\ud801\udc00\udc01",
    ];

    public static Arbitrary<(string First, string Second)> Upto(int length)
    {
        var texts =
            from alphabet in Gen.Elements(Alphabets)
            from size in Gen.Choose(0, length)
            from otherSize in Gen.Choose(0, length)
            from first in Text(alphabet, size)
            from other in Text(alphabet, otherSize)
            from edited in Edited(first, alphabet)
            from near in Gen.Choose(0, 1)
            select (first, near == 0 ? other : edited);
        return texts.ToArbitrary();
    }

    private static Gen<string> Text(string alphabet, int size) =>
        Gen.Elements(alphabet.ToCharArray()).ArrayOf(size).Select(units => new string(units));

    private static Gen<string> Edited(string text, string alphabet) =>
        from positions in Gen.Choose(0, Math.Max(0, text.Length - 1)).ArrayOf(Math.Min(6, text.Length))
        from units in Gen.Elements(alphabet.ToCharArray()).ArrayOf(6)
        select Apply(text, positions, units);

    private static string Apply(string text, int[] positions, char[] units)
    {
        for (var i = 0; i < positions.Length; i++)
        {
            var position = Math.Min(positions[i], text.Length - 1);
            text = (i % 3) switch
            {
                0 => text.Remove(position, 1),
                1 => text.Insert(position < 0 ? 0 : position, units[i].ToString()),
                _ => text.Remove(position, 1).Insert(position, units[i].ToString()),
            };
            if (text.Length == 0)
                break;
        }

        return text;
    }
}
