using System.Buffers;

namespace EvalKit.Metrics;

/// <summary>
/// Two texts ready for comparison: decoded to code points, without their common prefix and suffix, the shorter one as the
/// pattern, and every code point replaced by its number in the pattern (0: not in the pattern).
/// </summary>
internal ref struct SymbolPair
{
    private readonly int[] _first;
    private readonly int[] _second;

    private SymbolPair(int[] first, int[] second)
    {
        _first = first;
        _second = second;
    }

    /// <summary>Numbers 1 to <see cref="Symbols"/>; never longer than <see cref="Text"/>.</summary>
    public ReadOnlySpan<int> Pattern { get; private set; }

    /// <summary>Numbers 0 to <see cref="Symbols"/>.</summary>
    public ReadOnlySpan<int> Text { get; private set; }

    /// <summary>The number of different code points in the pattern.</summary>
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
        var pair = new SymbolPair(ArrayPool<int>.Shared.Rent(first.Length), ArrayPool<int>.Shared.Rent(second.Length));
        pair.FirstLength = CodePoints.Decode(first, pair._first);
        pair.SecondLength = CodePoints.Decode(second, pair._second);
        var a = pair._first.AsSpan(0, pair.FirstLength);
        var b = pair._second.AsSpan(0, pair.SecondLength);
        if (trim)
            pair.Affix = TrimCommonAffixes(ref a, ref b);
        pair.Number(a.Length <= b.Length ? a : b, a.Length <= b.Length ? b : a);
        return pair;
    }

    public readonly void Dispose()
    {
        ArrayPool<int>.Shared.Return(_first);
        ArrayPool<int>.Shared.Return(_second);
    }

    private void Number(Span<int> pattern, Span<int> text)
    {
        Span<int> direct = stackalloc int[SymbolTable.DirectSize];
        var table = new SymbolTable(direct);
        for (var i = 0; i < pattern.Length; i++)
            pattern[i] = table.Add(pattern[i]);
        for (var i = 0; i < text.Length; i++)
            text[i] = table.Find(text[i]);
        Pattern = pattern;
        Text = text;
        Symbols = table.Count;
    }

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
