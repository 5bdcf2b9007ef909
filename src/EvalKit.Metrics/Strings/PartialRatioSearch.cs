using System.Buffers;

namespace EvalKit.Metrics;

/// <summary>
/// The best ratio of a pattern to any window of a text: windows as long as the pattern, and shorter ones at both ends. Moving
/// a window by one place changes its common subsequence by at most one, which rules most windows out without looking.
/// </summary>
internal ref struct PartialRatioSearch
{
    private readonly ReadOnlySpan<int> _pattern;
    private readonly ReadOnlySpan<int> _text;
    private readonly ReadOnlySpan<ulong> _matches;
    private readonly int _symbols;

    private PartialRatioSearch(ReadOnlySpan<int> pattern, ReadOnlySpan<int> text, int symbols, ReadOnlySpan<ulong> matches)
    {
        _pattern = pattern;
        _text = text;
        _symbols = symbols;
        _matches = matches;
    }

    /// <summary>The best ratio in [0, 1]; 1 when both are empty.</summary>
    public static double Best(in SymbolPair pair)
    {
        if (pair.Pattern.IsEmpty)
            return pair.Text.IsEmpty ? 1 : 0;
        if (pair.Text.IndexOf(pair.Pattern) >= 0)
            return 1;
        var best = Search(pair.Pattern, pair.Text, pair.Symbols);
        return pair.Pattern.Length == pair.Text.Length
            ? Math.Max(best, Search(pair.Text, pair.Pattern, pair.Symbols))
            : best;
    }

    private static double Search(ReadOnlySpan<int> pattern, ReadOnlySpan<int> text, int symbols)
    {
        Span<ulong> matches = stackalloc ulong[ShortPattern.TableSize];
        if (pattern.Length <= ShortPattern.Longest)
            ShortPattern.Mark(pattern, matches);
        var search = new PartialRatioSearch(pattern, text, symbols, matches);
        return Math.Max(search.BestAtEnds(), search.BestInside());
    }

    private readonly double BestAtEnds()
    {
        var length = _pattern.Length;
        var carries = ArrayPool<byte>.Shared.Rent(length);
        var reversed = ArrayPool<int>.Shared.Rent(2 * length);
        var best = BestStart(_pattern, _text[..length], carries.AsSpan(0, length));

        var pattern = reversed.AsSpan(0, length);
        var text = reversed.AsSpan(length, length);
        _pattern.CopyTo(pattern);
        _text[^length..].CopyTo(text);
        pattern.Reverse();
        text.Reverse();
        best = Math.Max(best, BestStart(pattern, text, carries.AsSpan(0, length)));
        ArrayPool<byte>.Shared.Return(carries);
        ArrayPool<int>.Shared.Return(reversed);
        return best;
    }

    private readonly double BestStart(ReadOnlySpan<int> pattern, ReadOnlySpan<int> text, Span<byte> carries)
    {
        BitMatrix<SubsequenceKernel>.LastRow(pattern, text, _symbols, carries);
        var (best, common) = (0.0, 0);
        for (var length = 1; length <= text.Length; length++)
        {
            common += carries[length - 1];
            best = Math.Max(best, 2.0 * common / (pattern.Length + length));
        }

        return best;
    }

    private readonly double BestInside()
    {
        var last = _text.Length - _pattern.Length;
        var stride = Math.Max(1, _pattern.Length / 8);
        var samples = ArrayPool<int>.Shared.Rent(last / stride + 2);
        var best = 0;
        for (var (start, sample) = (0, 0); ; start = Math.Min(start + stride, last), sample++)
        {
            samples[sample] = Common(start);
            best = Math.Max(best, samples[sample]);
            if (start == last)
                break;
        }

        for (var (start, sample) = (0, 0); start < last; start += stride, sample++)
            best = BestBetween(start, Math.Min(start + stride, last), samples[sample], samples[sample + 1], best);
        ArrayPool<int>.Shared.Return(samples);
        return (double)best / _pattern.Length;
    }

    private readonly int BestBetween(int low, int high, int commonLow, int commonHigh, int best)
    {
        if (high - low < 2 || (commonLow + commonHigh + high - low) / 2 <= best)
            return best;
        var middle = low + (high - low) / 2;
        var common = Common(middle);
        best = Math.Max(best, common);
        best = BestBetween(low, middle, commonLow, common, best);
        return BestBetween(middle, high, common, commonHigh, best);
    }

    private readonly int Common(int start)
    {
        var window = _text.Slice(start, _pattern.Length);
        return _pattern.Length <= ShortPattern.Longest
            ? ShortPattern.Subsequence(_matches, window)
            : BitMatrix<SubsequenceKernel>.Corner(_pattern, window, _symbols, Band.All(_pattern.Length, window.Length));
    }
}
