using System.Numerics;

namespace EvalKit.Metrics;

/// <summary>
/// Length of the longest common subsequence, 64 cells of the table at a time (Hyyrö 2004, "Bit-parallel LCS-length
/// computation revisited"). Memory is linear in the longer sequence.
/// </summary>
internal sealed class LongestCommonSubsequence
{
    private const int WordBits = 64;

    private ulong[] _masks = new ulong[64];
    private byte[] _carries = new byte[64];

    public int Capacity => Math.Max(_masks.Length, _carries.Length);

    /// <summary>The length of a longest sequence that is a subsequence of both. Symbols are small non-negative numbers.</summary>
    public int Length(ReadOnlySpan<int> first, ReadOnlySpan<int> second, int vocabulary)
    {
        var pattern = first.Length <= second.Length ? first : second;
        var text = first.Length <= second.Length ? second : first;
        var length = 0;
        Start(text.Length, vocabulary);
        for (var start = 0; start < pattern.Length; start += WordBits)
        {
            var block = pattern.Slice(start, Math.Min(WordBits, pattern.Length - start));
            var unmatched = AdvanceBlock(block, text, ulong.MaxValue, rows: default, rowStride: 0);
            length += BitOperations.PopCount(~unmatched & LowBits(block.Length));
        }

        return length;
    }

    /// <summary>Prepares for <see cref="AdvanceBlock"/> over all blocks of one pattern, from the first to the last.</summary>
    public void Start(int textLength, int vocabulary)
    {
        if (_masks.Length < vocabulary)
            _masks = new ulong[Math.Max(vocabulary, _masks.Length * 2)];
        if (_carries.Length < textLength)
            _carries = new byte[Math.Max(textLength, _carries.Length * 2)];
        _carries.AsSpan(0, textLength).Clear();
    }

    /// <summary>
    /// Runs the text past 64 symbols of the pattern. Bit i of the result is 0 where the length of the common subsequence with
    /// the first i + 1 symbols exceeds that with the first i.
    /// </summary>
    /// <param name="block">At most 64 symbols of the pattern.</param>
    /// <param name="text">The other sequence, or the next part of it.</param>
    /// <param name="state">The result for the part of the text before; all ones at its beginning.</param>
    /// <param name="rows">Where to keep the result after each symbol of the text, if it is not empty.</param>
    /// <param name="rowStride">The distance of two results in <paramref name="rows"/>.</param>
    public ulong AdvanceBlock(ReadOnlySpan<int> block, ReadOnlySpan<int> text, ulong state, Span<ulong> rows, int rowStride)
    {
        var masks = _masks;
        var carries = _carries.AsSpan(0, text.Length);
        for (var i = 0; i < block.Length; i++)
            masks[block[i]] |= 1UL << i;

        for (var j = 0; j < text.Length; j++)
        {
            var matched = state & masks[text[j]];
            var sum = state + matched;
            var carry = sum < state;
            sum += carries[j];
            carry |= sum < carries[j];
            carries[j] = carry ? (byte)1 : (byte)0;
            state = sum | (state - matched);
            if (!rows.IsEmpty)
                rows[j * rowStride] = state;
        }

        foreach (var symbol in block)
            masks[symbol] = 0;
        return state;
    }

    private static ulong LowBits(int count) => count == WordBits ? ulong.MaxValue : (1UL << count) - 1;
}
