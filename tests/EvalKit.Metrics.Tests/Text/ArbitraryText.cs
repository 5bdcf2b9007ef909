using FsCheck;
using FsCheck.Fluent;

namespace EvalKit.Metrics.Tests.Text;

/// <summary>Texts of every kind a model can produce, unpaired surrogates and odd white space included.</summary>
internal static class ArbitraryText
{
    private const string Alphabet = "aab c1 2.,-'s\"!?&;<>/#_\n\t\r\u00e9\u00df\u0130\u03a3\u03c3\u2026\u2014\u201c\u3002\uff0c\u0663\u00b2\u4e00\u6f22\u3072\u30ab\ud55c\u2028\u00a0\u3000\u001c\u0301\ud83d\ude00\u200d\uffff\0";

    private static readonly string[] Words = ["the", "cat", "sat", "on", "a", "mat", "running", "3.14", "it's", "\ud83d\ude80", "\u732b"];

    /// <summary>Characters at random, so that surrogates are often unpaired; or words that often occur twice.</summary>
    public static Gen<string> Generator { get; } = Gen.OneOf(
        Gen.Elements(Alphabet.ToCharArray()).ListOf().Select(characters => string.Concat(characters)),
        Gen.Elements(Words).ListOf().Select(words => string.Join(' ', words)),
        Gen.Choose(0, char.MaxValue).ListOf().Select(codes => string.Concat(codes.Select(code => (char)code))));

    public static Arbitrary<string> One { get; } = Generator.ToArbitrary();

    public static Arbitrary<Tuple<string, string>> Pair { get; } = Generator.Two().Select(pair => Tuple.Create(pair.Item1, pair.Item2)).ToArbitrary();

    /// <summary>A million characters of words, and the same with every 997th word replaced.</summary>
    public static (string Text, string Changed) Million()
    {
        var words = Enumerable.Range(0, 55_555).Select(i => "considerably" + ((long)i * i % 7919).ToString("D5", System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        var text = string.Join(' ', words);
        for (var i = 0; i < words.Length; i += 997)
            words[i] = "replaced";
        return (text, string.Join(' ', words));
    }
}
