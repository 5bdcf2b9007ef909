namespace EvalKit.Metrics;

/// <summary>Words of a hypothesis that are moved to another place.</summary>
/// <param name="Start">The first word that is moved.</param>
/// <param name="Length">How many words are moved.</param>
/// <param name="Target">The word before which they are put.</param>
/// <param name="Gain">By how much the edit distance falls.</param>
internal readonly record struct WordShift(int Start, int Length, int Target, int Gain)
{
    /// <summary>Tercom's order: greater gain, longer, earlier start, earlier target.</summary>
    public bool IsBetterThan(WordShift? other) => other is not { } best
        || (Gain, Length, -Start, -Target).CompareTo((best.Gain, best.Length, -best.Start, -best.Target)) > 0;

    /// <summary>Writes the shifted words and returns the range in which they can differ.</summary>
    public (int From, int To) Apply(ReadOnlySpan<int> words, Span<int> shifted)
    {
        words.CopyTo(shifted);
        var moved = words.Slice(Start, Length);
        if (Target < Start)
        {
            moved.CopyTo(shifted[Target..]);
            words[Target..Start].CopyTo(shifted[(Target + Length)..]);
            return (Target, Start + Length);
        }

        var end = Target > Start + Length ? Target : Math.Min(words.Length, Target + Length);
        words[(Start + Length)..end].CopyTo(shifted[Start..]);
        moved.CopyTo(shifted[(end - Length)..]);
        return (Start, end);
    }
}
