namespace EvalKit.Metrics;

/// <summary>
/// Levenshtein distance of two sequences of symbols, 64 cells of the table at a time (Myers 1999; Hyyrö 2003), within a band that is
/// doubled until the distance fits (Ukkonen 1985): near sequences are fast, memory is linear.
/// </summary>
internal sealed class SymbolEditDistance
{
    private const int WordBits = 64;
    private const int FirstBand = 64;

    private readonly ulong[] _masks;
    private readonly sbyte[] _deltas;

    private SymbolEditDistance(int textLength, int vocabulary)
    {
        _masks = new ulong[vocabulary];
        _deltas = new sbyte[textLength];
    }

    /// <summary>The distance. Symbols are numbers below <paramref name="vocabulary"/>.</summary>
    public static long Count(ReadOnlySpan<int> first, ReadOnlySpan<int> second, int vocabulary)
    {
        var prefix = first.CommonPrefixLength(second);
        first = first[prefix..];
        second = second[prefix..];
        while (!first.IsEmpty && !second.IsEmpty && first[^1] == second[^1])
        {
            first = first[..^1];
            second = second[..^1];
        }

        var pattern = first.Length <= second.Length ? first : second;
        var text = first.Length <= second.Length ? second : first;
        if (pattern.IsEmpty)
            return text.Length;

        var table = new SymbolEditDistance(text.Length, vocabulary);
        for (long band = Math.Max(FirstBand, 2L * (text.Length - pattern.Length)); ; band *= 2)
        {
            var distance = table.CountWithin(pattern, text, (int)Math.Min(band, text.Length));
            if (distance <= band || band >= text.Length)
                return distance;
        }
    }

    /// <summary>The distance if it is at most the band, otherwise some greater number.</summary>
    private long CountWithin(ReadOnlySpan<int> pattern, ReadOnlySpan<int> text, int band)
    {
        var bottom = 0L;
        var previousStart = 0;
        var previousEnd = 0;
        _deltas.AsSpan().Fill(1);
        for (var row = 0; row < pattern.Length; row += WordBits)
        {
            var block = pattern.Slice(row, Math.Min(WordBits, pattern.Length - row));
            var start = Math.Max(0, row - band);
            var end = (int)Math.Min(text.Length, (long)row + WordBits + band);
            for (var j = previousStart; j < start; j++)
                bottom += _deltas[j];

            Advance(block, text, start, end);
            bottom += block.Length;
            (previousStart, previousEnd) = (start, end);
        }

        for (var j = previousStart; j < previousEnd; j++)
            bottom += _deltas[j];
        return bottom + (text.Length - previousEnd);
    }

    /// <summary>Turns the differences along the row above the block into those along its last row.</summary>
    private void Advance(ReadOnlySpan<int> block, ReadOnlySpan<int> text, int start, int end)
    {
        for (var i = 0; i < block.Length; i++)
            _masks[block[i]] |= 1UL << i;

        var last = 1UL << (block.Length - 1);
        var positive = ulong.MaxValue;
        var negative = 0UL;
        for (var j = start; j < end; j++)
        {
            var above = _deltas[j];
            var equal = _masks[text[j]];
            var vertical = equal | negative;
            equal |= above < 0 ? 1UL : 0;
            var horizontal = (((equal & positive) + positive) ^ positive) | equal;
            var increase = negative | ~(horizontal | positive);
            var decrease = positive & horizontal;
            _deltas[j] = (sbyte)(((increase & last) != 0 ? 1 : 0) - ((decrease & last) != 0 ? 1 : 0));
            increase = (increase << 1) | (above > 0 ? 1UL : 0);
            decrease = (decrease << 1) | (above < 0 ? 1UL : 0);
            positive = decrease | ~(vertical | increase);
            negative = increase & vertical;
        }

        foreach (var symbol in block)
            _masks[symbol] = 0;
    }
}
