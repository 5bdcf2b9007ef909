using System.Numerics;

namespace EvalKit.Metrics;

/// <summary>
/// The different n-grams of a text as numbers that are the same in every process, so that the different n-grams of many texts can be counted, and counted again for some of
/// them, without their words. Two n-grams get the same number with a chance of 2^-60.
/// </summary>
public static class NgramFingerprints
{
    /// <summary>The longest n-gram.</summary>
    public const int MaximumLength = 16;

    private const int LengthBits = 4;

    /// <summary>One number for each different n-gram, in ascending order; the lowest four bits hold its length less 1.</summary>
    /// <param name="tokens">The tokens of a text.</param>
    /// <param name="lengths">The lengths of n-grams, from 1 to 16.</param>
    /// <exception cref="ArgumentOutOfRangeException">A length is not from 1 to 16.</exception>
    public static ulong[] Of(IReadOnlyList<string> tokens, IReadOnlyList<int> lengths)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        ArgumentNullException.ThrowIfNull(lengths);
        var hashes = new ulong[tokens.Count];
        for (var i = 0; i < hashes.Length; i++)
            hashes[i] = HashOf(tokens[i]);
        var found = new SortedSet<ulong>();
        foreach (var length in lengths)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(length, 1, nameof(lengths));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(length, MaximumLength, nameof(lengths));
            for (var start = 0; start + length <= hashes.Length; start++)
            {
                var hash = 0UL;
                for (var i = 0; i < length; i++)
                    hash = Mix(BitOperations.RotateLeft(hash, 23) + hashes[start + i]);
                found.Add((hash << LengthBits) | (uint)(length - 1));
            }
        }

        return [.. found];
    }

    /// <summary>The length of the n-gram that a number stands for.</summary>
    public static int LengthOf(ulong fingerprint) => (int)(fingerprint & ((1 << LengthBits) - 1)) + 1;

    /// <summary>FNV-1a over UTF-16 code units (Fowler, Noll, Vo), which alone would leave its high bits too regular.</summary>
    private static ulong HashOf(string token)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var unit in token)
            hash = (hash ^ unit) * 0x100000001B3;
        return Mix(hash);
    }

    /// <summary>The last step of SplitMix64 (Steele, Lea, Flood 2014).</summary>
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
