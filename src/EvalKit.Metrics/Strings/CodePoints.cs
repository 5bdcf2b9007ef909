using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EvalKit.Metrics;

/// <summary>
/// Text as Unicode code points. A lone surrogate counts as one code point with its own value, as in CPython, so that
/// no text is refused and none is changed.
/// </summary>
internal static class CodePoints
{
    /// <summary>Writes the code points of <paramref name="text"/> and returns how many there are, at most its length.</summary>
    public static int Decode(ReadOnlySpan<char> text, Span<int> destination)
    {
        var plain = text.IndexOfAnyInRange('\uD800', '\uDFFF');
        if (plain < 0)
            plain = text.Length;
        Widen(text[..plain], destination);

        var count = plain;
        for (var i = plain; i < text.Length; i++)
        {
            var unit = text[i];
            if (char.IsHighSurrogate(unit) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                destination[count++] = char.ConvertToUtf32(unit, text[++i]);
            else
                destination[count++] = unit;
        }

        return count;
    }

    /// <summary>Writes the UTF-16 units of <paramref name="text"/>, which has no surrogates.</summary>
    private static void Widen(ReadOnlySpan<char> text, Span<int> destination)
    {
        var units = MemoryMarshal.Cast<char, ushort>(text);
        var index = 0;
        for (; index <= units.Length - Vector256<ushort>.Count; index += Vector256<ushort>.Count)
        {
            var (low, high) = Vector256.Widen(Vector256.Create(units.Slice(index, Vector256<ushort>.Count)));
            low.AsInt32().CopyTo(destination[index..]);
            high.AsInt32().CopyTo(destination[(index + Vector256<int>.Count)..]);
        }

        for (; index < units.Length; index++)
            destination[index] = units[index];
    }

    /// <summary>The number of code points of <paramref name="text"/>.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        var count = text.Length;
        for (var i = text.IndexOfAnyInRange('\uD800', '\uDFFF'); i >= 0 && i + 1 < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && char.IsLowSurrogate(text[i + 1]))
                count--;
        }

        return count;
    }

    /// <summary>Compares by code point, where <see cref="string.CompareOrdinal(string, string)"/> compares UTF-16 units.</summary>
    public static int Compare(string left, string right)
    {
        var index = left.AsSpan().CommonPrefixLength(right);
        if (index == left.Length || index == right.Length)
            return left.Length - right.Length;
        var (leftPaired, rightPaired) = (IsHalfOfPair(left, index), IsHalfOfPair(right, index));
        if (leftPaired == rightPaired)
            return left[index] - right[index];
        return leftPaired ? 1 : -1;
    }

    private static bool IsHalfOfPair(string text, int index)
    {
        var unit = text[index];
        return char.IsHighSurrogate(unit)
            ? index + 1 < text.Length && char.IsLowSurrogate(text[index + 1])
            : char.IsLowSurrogate(unit) && index > 0 && char.IsHighSurrogate(text[index - 1]);
    }
}
