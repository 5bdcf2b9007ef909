namespace EvalKit.Metrics;

/// <summary>
/// Finds which tokens of a sentence belong to its longest common subsequence with another, walking the table as
/// <c>rouge_score</c> does: along a match if there is one, otherwise to the left only if that cell is strictly greater.
/// </summary>
/// <remarks>
/// The step is up exactly when the cell equals the one above it, which is the bit that the bit-parallel computation keeps.
/// For long sentences only every k-th row is kept and the rows between are computed again, so memory stays bounded.
/// </remarks>
internal sealed class SubsequenceTrace(LongestCommonSubsequence subsequence, int vocabulary)
{
    private const int WordBits = 64;
    private const int KeptWords = 1 << 20;

    private ulong[] _rows = [];

    /// <summary>Marks the tokens of <paramref name="sentence"/> that are in the subsequence.</summary>
    public void Mark(ReadOnlySpan<int> sentence, ReadOnlySpan<int> other, Span<bool> marked)
    {
        if (sentence.IsEmpty || other.IsEmpty)
            return;

        var words = (sentence.Length + WordBits - 1) / WordBits;
        var segmentLength = Math.Clamp(KeptWords / words, 1, other.Length);
        if (_rows.Length < segmentLength * words)
            _rows = new ulong[segmentLength * words];

        var starts = FindSegmentStarts(sentence, other, words, segmentLength);
        var position = sentence.Length;
        for (var segment = (starts.Length / words) - 1; segment >= 0 && position > 0; segment--)
        {
            var from = segment * segmentLength;
            var part = other.Slice(from, Math.Min(segmentLength, other.Length - from));
            Advance(sentence, part, starts.AsSpan(segment * words, words), _rows);
            position = Walk(sentence, part, position, words, marked);
        }
    }

    private ulong[] FindSegmentStarts(ReadOnlySpan<int> sentence, ReadOnlySpan<int> other, int words, int segmentLength)
    {
        var segments = (other.Length + segmentLength - 1) / segmentLength;
        var starts = new ulong[segments * words];
        starts.AsSpan(0, words).Fill(ulong.MaxValue);
        for (var segment = 1; segment < segments; segment++)
        {
            var state = starts.AsSpan(segment * words, words);
            starts.AsSpan((segment - 1) * words, words).CopyTo(state);
            Advance(sentence, other.Slice((segment - 1) * segmentLength, segmentLength), state, rows: default);
        }

        return starts;
    }

    private void Advance(ReadOnlySpan<int> sentence, ReadOnlySpan<int> part, Span<ulong> state, Span<ulong> rows)
    {
        subsequence.Start(part.Length, vocabulary);
        for (var word = 0; word < state.Length; word++)
        {
            var block = sentence[(word * WordBits)..Math.Min(sentence.Length, (word + 1) * WordBits)];
            var kept = rows.IsEmpty ? rows : rows[word..];
            state[word] = subsequence.AdvanceBlock(block, part, state[word], kept, state.Length);
        }
    }

    private int Walk(ReadOnlySpan<int> sentence, ReadOnlySpan<int> part, int position, int words, Span<bool> marked)
    {
        var row = part.Length;
        while (position > 0 && row > 0)
        {
            var bit = position - 1;
            if (sentence[bit] == part[row - 1])
            {
                marked[bit] = true;
                position--;
                row--;
            }
            else if ((_rows[((row - 1) * words) + (bit / WordBits)] >> (bit % WordBits) & 1) == 0)
            {
                row--;
            }
            else
            {
                position--;
            }
        }

        return position;
    }
}
