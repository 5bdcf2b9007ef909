using System.Globalization;
using System.Text;

namespace EvalKit.Metrics;

/// <summary>
/// The string similarities of RapidFuzz 3 (<c>rapidfuzz.fuzz</c>), from 0 to 100. Texts are compared as they are; RapidFuzz's
/// <c>processor=utils.default_process</c> is <see cref="DefaultProcess"/> applied to both texts before.
/// </summary>
public static class Fuzz
{
    /// <summary>What a ratio over reordered tokens is worth in <see cref="WeightedRatio"/>.</summary>
    private const double TokenScale = 0.95;

    /// <summary>What a ratio over a part is worth in <see cref="WeightedRatio"/>, unless one text is much longer.</summary>
    private const double PartialScale = 0.9;
    private const double SmallPartialScale = 0.6;
    private const double Longer = 1.5;
    private const double MuchLonger = 8;

    /// <summary><c>fuzz.ratio</c>: 100 less the share of insertions and deletions in both lengths; 100 for two empty texts.</summary>
    public static double Ratio(string first, string second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        using var pair = SymbolPair.Create(first, second);
        return Scale(EditMatrix.Indel(pair), pair.FirstLength + (long)pair.SecondLength);
    }

    /// <summary><c>fuzz.partial_ratio</c>: the best ratio of the shorter text to a window of the longer; 100 for two empty texts.</summary>
    public static double PartialRatio(string first, string second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        using var pair = SymbolPair.Create(first, second, trim: false);
        return 100 * PartialRatioSearch.Best(pair);
    }

    /// <summary><c>fuzz.token_sort_ratio</c>: the ratio of the sorted tokens; 100 when neither text has any.</summary>
    public static double TokenSortRatio(string first, string second) => SortRatio(Tokens(first, second));

    /// <summary>
    /// <c>fuzz.token_set_ratio</c>: the best ratio among the shared tokens and each side's shared and own tokens; 0 when a
    /// text has no token, 100 when one text's tokens are among the other's.
    /// </summary>
    public static double TokenSetRatio(string first, string second) => SetRatio(Tokens(first, second));

    /// <summary><c>fuzz.token_ratio</c>: the better of <see cref="TokenSortRatio"/> and <see cref="TokenSetRatio"/>.</summary>
    public static double TokenRatio(string first, string second)
    {
        var tokens = Tokens(first, second);
        return Math.Max(SortRatio(tokens), SetRatio(tokens));
    }

    /// <summary><c>fuzz.partial_token_sort_ratio</c>: the partial ratio of the sorted tokens.</summary>
    public static double PartialTokenSortRatio(string first, string second) => PartialSortRatio(Tokens(first, second));

    /// <summary>
    /// <c>fuzz.partial_token_set_ratio</c>: 100 when a token is shared, 0 when a text has none, otherwise the partial ratio
    /// of the different tokens.
    /// </summary>
    public static double PartialTokenSetRatio(string first, string second)
    {
        var tokens = Tokens(first, second);
        if (tokens.OneIsEmpty)
            return 0;
        return tokens.Common.Count > 0 ? 100 : PartialOwnRatio(tokens);
    }

    /// <summary><c>fuzz.partial_token_ratio</c>: 100 when a token is shared, otherwise the better of both partial token ratios.</summary>
    public static double PartialTokenRatio(string first, string second)
    {
        var tokens = Tokens(first, second);
        return tokens.Common.Count > 0 ? 100 : Math.Max(PartialSortRatio(tokens), PartialOwnRatio(tokens));
    }

    /// <summary><c>fuzz.QRatio</c>: <see cref="Ratio"/>, but 0 when a text is empty.</summary>
    public static double QuickRatio(string first, string second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return first.Length == 0 || second.Length == 0 ? 0 : Ratio(first, second);
    }

    /// <summary>
    /// <c>fuzz.WRatio</c>: the best of <see cref="Ratio"/> and weighted token ratios, or partial ratios when one text is at
    /// least 1.5 times as long; 0 when a text is empty.
    /// </summary>
    public static double WeightedRatio(string first, string second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Length == 0 || second.Length == 0)
            return 0;
        var (a, b) = ((double)CodePoints.Count(first), (double)CodePoints.Count(second));
        var longer = Math.Max(a, b) / Math.Min(a, b);
        var ratio = Ratio(first, second);
        if (longer < Longer)
            return Math.Max(ratio, TokenScale * TokenRatio(first, second));

        var scale = longer <= MuchLonger ? PartialScale : SmallPartialScale;
        var partial = Math.Max(scale * PartialRatio(first, second), TokenScale * scale * PartialTokenRatio(first, second));
        return Math.Max(ratio, partial);
    }

    /// <summary>
    /// <c>utils.default_process</c>: everything but letters, numbers and underscores becomes a space, then the text is trimmed
    /// and lower-cased as Python does it.
    /// </summary>
    public static string DefaultProcess(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var width = char.IsSurrogatePair(text, i) ? 2 : 1;
            if (IsWord(text, i))
                result.Append(text, i, width);
            else
                result.Append(' ');
            i += width - 1;
        }

        return PythonText.Lower(result.ToString().Trim(' '));
    }

    private static bool IsWord(string text, int index) =>
        text[index] == '_'
        || CharUnicodeInfo.GetUnicodeCategory(text, index) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter
            or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
            or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    private static FuzzTokens Tokens(string first, string second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return new FuzzTokens(first, second);
    }

    private static double SortRatio(FuzzTokens tokens) => Ratio(FuzzTokens.Join(tokens.First), FuzzTokens.Join(tokens.Second));

    private static double PartialSortRatio(FuzzTokens tokens) =>
        PartialRatio(FuzzTokens.Join(tokens.First), FuzzTokens.Join(tokens.Second));

    private static double PartialOwnRatio(FuzzTokens tokens) =>
        PartialRatio(FuzzTokens.Join(tokens.OnlyFirst), FuzzTokens.Join(tokens.OnlySecond));

    private static double SetRatio(FuzzTokens tokens)
    {
        if (tokens.OneIsEmpty)
            return 0;
        if (tokens.Common.Count > 0 && (tokens.OnlyFirst.Count == 0 || tokens.OnlySecond.Count == 0))
            return 100;

        using var own = SymbolPair.Create(FuzzTokens.Join(tokens.OnlyFirst), FuzzTokens.Join(tokens.OnlySecond));
        long common = CodePoints.Count(FuzzTokens.Join(tokens.Common));
        var gap = common == 0 ? 0 : 1;
        var (first, second) = (common + gap + own.FirstLength, common + gap + own.SecondLength);
        var ownRatio = Scale(EditMatrix.Indel(own), first + second);
        if (common == 0)
            return ownRatio;
        var firstRatio = Scale(first - common, common + first);
        var secondRatio = Scale(second - common, common + second);
        return Math.Max(ownRatio, Math.Max(firstRatio, secondRatio));
    }

    private static double Scale(long distance, long lengths) => lengths == 0 ? 100 : 100 - 100.0 * distance / lengths;
}
