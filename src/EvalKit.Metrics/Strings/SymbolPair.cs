using System.Buffers;
using System.Text;

namespace EvalKit.Metrics;

/// <summary>
/// Two texts ready for comparison: decoded to code points, without their common prefix and suffix, the shorter one as the
/// pattern, and every code point replaced by a number: its place among the code points of the pattern (0: not in the pattern),
/// or, when both texts are ASCII, the code point itself, which needs no looking up.
/// </summary>
internal ref struct SymbolPair
{
    /// <summary>The number of ASCII characters; U+0000, which would be symbol 0, is left to the general way.</summary>
    private const int AsciiSymbols = 127;

    private readonly int[] _memory;

    private SymbolPair(int[] memory) => _memory = memory;

    /// <summary>Numbers from 1 to <see cref="Symbols"/>; never longer than <see cref="Text"/>.</summary>
    public ReadOnlySpan<int> Pattern { get; private set; }

    /// <summary>Numbers from 0 to <see cref="Symbols"/>.</summary>
    public ReadOnlySpan<int> Text { get; private set; }

    /// <summary>The largest number that can occur.</summary>
    public int Symbols { get; private set; }

    /// <summary>The number of code points in the common prefix and suffix that were removed.</summary>
    public int Affix { get; private set; }

    /// <summary>The number of code points of the first text before anything was removed.</summary>
    public int FirstLength { get; private set; }

    /// <summary>The number of code points of the second text before anything was removed.</summary>
    public int SecondLength { get; private set; }

    /// <summary>Decodes and numbers both texts. The pair has to be disposed of, which gives its memory back.</summary>
    public static SymbolPair Create(ReadOnlySpan<char> first, ReadOnlySpan<char> second, bool trim = true)
    {
        var pair = new SymbolPair(ArrayPool<int>.Shared.Rent(first.Length + second.Length));
        pair.FirstLength = CodePoints.Decode(first, pair._memory);
        pair.SecondLength = CodePoints.Decode(second, pair._memory.AsSpan(first.Length));
        var a = pair._memory.AsSpan(0, pair.FirstLength);
        var b = pair._memory.AsSpan(first.Length, pair.SecondLength);
        if (trim)
            pair.Affix = TrimCommonAffixes(ref a, ref b);
        pair.Pattern = a.Length <= b.Length ? a : b;
        pair.Text = a.Length <= b.Length ? b : a;
        if (IsPlainAscii(first) && IsPlainAscii(second))
            pair.Symbols = AsciiSymbols;
        else
            pair.Number(a.Length <= b.Length ? a : b, a.Length <= b.Length ? b : a);
        return pair;
    }

    public readonly void Dispose() => ArrayPool<int>.Shared.Return(_memory);

    private void Number(Span<int> pattern, Span<int> text)
    {
        Span<int> direct = stackalloc int[SymbolTable.DirectSize];
        var table = new SymbolTable(direct);
        for (var i = 0; i < pattern.Length; i++)
            pattern[i] = table.Add(pattern[i]);
        for (var i = 0; i < text.Length; i++)
            text[i] = table.Find(text[i]);
        Symbols = table.Count;
    }

    private static bool IsPlainAscii(ReadOnlySpan<char> text) => Ascii.IsValid(text) && !text.Contains('\0');

    private static int TrimCommonAffixes(ref Span<int> a, ref Span<int> b)
    {
        var prefix = a.CommonPrefixLength(b);
        a = a[prefix..];
        b = b[prefix..];
        var suffix = 0;
        var longest = Math.Min(a.Length, b.Length);
        while (suffix < longest && a[^(suffix + 1)] == b[^(suffix + 1)])
            suffix++;
        a = a[..^suffix];
        b = b[..^suffix];
        return prefix + suffix;
    }
}
