using System.Globalization;
using System.Text;

namespace EvalKit.Metrics;

/// <summary>
/// The tokenization of mteval-v14 (<c>intl</c>) in one pass: symbols are isolated, and punctuation is unless it stands between
/// numbers. Punctuation at the end of the text stays with a number before it, as in the original.
/// </summary>
internal static class InternationalScanner
{
    private static readonly Kind[] LowKinds = [.. Enumerable.Range(0, 0x250).Select(character => KindOf(new Rune(character)))];

    private enum Kind : byte
    {
        Other,
        Space,
        Number,
        Punctuation,
        Symbol,
    }

    public static void Scan<TSink>(ReadOnlySpan<char> text, ref TSink sink)
        where TSink : ITokenSink
    {
        var previous = Kind.Number;
        var punctuationConsumed = false;
        var start = 0;
        for (var i = 0; i < text.Length;)
        {
            var kind = Next(text[i..], out var width);
            var isolated = kind == Kind.Symbol;
            if (kind == Kind.Punctuation)
            {
                punctuationConsumed = previous != Kind.Number && !(previous == Kind.Punctuation && punctuationConsumed);
                isolated = punctuationConsumed || (i + width < text.Length && Next(text[(i + width)..], out _) != Kind.Number);
            }

            if (isolated || kind == Kind.Space)
            {
                if (i > start)
                    sink.Add(text[start..i]);
                if (isolated)
                    sink.Add(text.Slice(i, width));
                start = i + width;
            }

            previous = kind;
            i += width;
        }

        if (text.Length > start)
            sink.Add(text[start..]);
    }

    private static Kind Next(ReadOnlySpan<char> text, out int width)
    {
        width = 1;
        if (text[0] < LowKinds.Length)
            return LowKinds[text[0]];
        return Rune.DecodeFromUtf16(text, out var rune, out width) == System.Buffers.OperationStatus.Done ? KindOf(rune) : Kind.Other;
    }

    private static Kind KindOf(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => Kind.Number,
        UnicodeCategory.ConnectorPunctuation or UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation
            or UnicodeCategory.ClosePunctuation or UnicodeCategory.InitialQuotePunctuation
            or UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.OtherPunctuation => Kind.Punctuation,
        UnicodeCategory.MathSymbol or UnicodeCategory.CurrencySymbol or UnicodeCategory.ModifierSymbol
            or UnicodeCategory.OtherSymbol => Kind.Symbol,
        _ => rune.IsBmp && PythonText.IsWhiteSpace((char)rune.Value) ? Kind.Space : Kind.Other,
    };
}
