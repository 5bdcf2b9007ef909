using System.Security.Cryptography;

namespace EvalKit.Models;

/// <summary>The last property of a line: <c>,"check":"16 hex digits"}</c>, the beginning of the SHA-256 of all bytes before it.</summary>
internal static class EntryCheck
{
    public const int SuffixLength = 28;

    private const int DigitCount = 16;

    private static ReadOnlySpan<byte> Opening => ",\"check\":\""u8;

    private static ReadOnlySpan<byte> Closing => "\"}"u8;

    public static bool IsPresent(ReadOnlySpan<byte> line) =>
        line.Length > SuffixLength && line[^SuffixLength..].StartsWith(Opening) && line.EndsWith(Closing);

    public static bool IsRight(ReadOnlySpan<byte> line)
    {
        Span<byte> digits = stackalloc byte[DigitCount];
        Compute(line[..^SuffixLength], digits);
        return line.Slice(line.Length - SuffixLength + Opening.Length, DigitCount).SequenceEqual(digits);
    }

    public static void Write(ReadOnlySpan<byte> unfinishedLine, Span<byte> suffix)
    {
        Opening.CopyTo(suffix);
        Compute(unfinishedLine, suffix.Slice(Opening.Length, DigitCount));
        Closing.CopyTo(suffix[(Opening.Length + DigitCount)..]);
    }

    private static void Compute(ReadOnlySpan<byte> bytes, Span<byte> digits)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        Convert.TryToHexStringLower(hash[..(DigitCount / 2)], digits, out _);
    }
}
