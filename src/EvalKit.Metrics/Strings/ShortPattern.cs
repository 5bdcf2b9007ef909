using System.Numerics;

namespace EvalKit.Metrics;

/// <summary>The same programmes for patterns of at most 64 symbols, where one word holds a whole column.</summary>
internal static class ShortPattern
{
    /// <summary>The longest pattern.</summary>
    public const int Longest = 64;

    /// <summary>Above the largest number of a symbol, of which a pattern this short has at most 64, or 127 in ASCII.</summary>
    public const int TableSize = 128;

    /// <summary>Levenshtein distance (Hyyrö 2003).</summary>
    public static int Levenshtein(ReadOnlySpan<int> pattern, ReadOnlySpan<int> text)
    {
        Span<ulong> matches = stackalloc ulong[TableSize];
        Mark(pattern, matches);
        var (up, down) = (ulong.MaxValue, 0UL);
        foreach (var symbol in text)
        {
            var match = matches[symbol];
            var vertical = match | down;
            var diagonal = (((match & up) + up) ^ up) | match;
            var right = ((down | ~(diagonal | up)) << 1) | 1;
            var left = (up & diagonal) << 1;
            up = left | ~(vertical | right);
            down = right & vertical;
        }

        var rows = Rows(pattern.Length);
        return text.Length + BitOperations.PopCount(up & rows) - BitOperations.PopCount(down & rows);
    }

    /// <summary>Optimal string alignment distance (Hyyrö 2003).</summary>
    public static int Alignment(ReadOnlySpan<int> pattern, ReadOnlySpan<int> text)
    {
        Span<ulong> matches = stackalloc ulong[TableSize];
        Mark(pattern, matches);
        var (up, down, diagonal, matchBefore) = (ulong.MaxValue, 0UL, 0UL, 0UL);
        foreach (var symbol in text)
        {
            var match = matches[symbol];
            var swaps = ((~diagonal & match) << 1) & matchBefore;
            diagonal = (((match & up) + up) ^ up) | match | down | swaps;
            var right = ((down | ~(diagonal | up)) << 1) | 1;
            var left = (up & diagonal) << 1;
            up = left | ~(diagonal | right);
            down = right & diagonal;
            matchBefore = match;
        }

        var rows = Rows(pattern.Length);
        return text.Length + BitOperations.PopCount(up & rows) - BitOperations.PopCount(down & rows);
    }

    /// <summary>Length of the longest common subsequence (Hyyrö 2004).</summary>
    public static int Subsequence(ReadOnlySpan<int> pattern, ReadOnlySpan<int> text)
    {
        Span<ulong> matches = stackalloc ulong[TableSize];
        Mark(pattern, matches);
        return Subsequence(matches, text);
    }

    /// <summary>As the other overload, with the words that <see cref="Mark"/> made of the pattern.</summary>
    public static int Subsequence(ReadOnlySpan<ulong> matches, ReadOnlySpan<int> text)
    {
        var flat = ulong.MaxValue;
        foreach (var symbol in text)
        {
            var matched = flat & matches[symbol];
            flat = (flat + matched) | (flat - matched);
        }

        return BitOperations.PopCount(~flat);
    }

    /// <summary>Sets, in the word of each symbol, the bits of the rows where the pattern has it.</summary>
    public static void Mark(ReadOnlySpan<int> pattern, Span<ulong> matches)
    {
        for (var row = 0; row < pattern.Length; row++)
            matches[pattern[row]] |= 1UL << row;
    }

    private static ulong Rows(int count) => ulong.MaxValue >> (Longest - count);
}
