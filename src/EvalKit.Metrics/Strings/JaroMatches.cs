using System.Buffers;

namespace EvalKit.Metrics;

/// <summary>
/// The matches of Jaro 1989: each symbol of the first text, in order, takes the first free equal symbol of the second within
/// half the longer length. Since the window only moves forward, the free equal symbols are a queue, and the work is linear.
/// </summary>
internal static class JaroMatches
{
    /// <summary>Jaro similarity of two texts of symbols, in [0, 1]; 1 when both are empty.</summary>
    public static double Similarity(ReadOnlySpan<int> first, ReadOnlySpan<int> second, int symbols)
    {
        if (first.IsEmpty || second.IsEmpty)
            return first.IsEmpty && second.IsEmpty ? 1 : 0;
        if (first.Length == 1 && second.Length == 1)
            return first[0] == second[0] ? 1 : 0;

        var memory = ArrayPool<int>.Shared.Rent(symbols + 1 + second.Length + second.Length + first.Length);
        var heads = memory.AsSpan(0, symbols + 1);
        var links = memory.AsSpan(symbols + 1, second.Length);
        var taken = memory.AsSpan(symbols + 1 + second.Length, second.Length);
        var takers = memory.AsSpan(symbols + 1 + 2 * second.Length, first.Length);
        Queue(second, heads, links);
        taken.Clear();
        var count = Match(first, second.Length, heads, links, taken, takers);
        var similarity = count == 0 ? 0 : Combine(count, Transpositions(second, taken, takers[..count]), first.Length, second.Length);
        ArrayPool<int>.Shared.Return(memory);
        return similarity;
    }

    private static void Queue(ReadOnlySpan<int> text, Span<int> heads, Span<int> links)
    {
        heads.Fill(-1);
        for (var position = text.Length - 1; position >= 0; position--)
        {
            links[position] = heads[text[position]];
            heads[text[position]] = position;
        }
    }

    private static int Match(
        ReadOnlySpan<int> first, int secondLength, Span<int> heads, Span<int> links, Span<int> taken, Span<int> takers)
    {
        var reach = Math.Max(first.Length, secondLength) / 2 - 1;
        var count = 0;
        for (var i = 0; i < first.Length; i++)
        {
            ref var head = ref heads[first[i]];
            if (first[i] == 0)
                continue;
            while (head >= 0 && head < i - reach)
                head = links[head];
            if (head < 0 || head > i + reach)
                continue;
            taken[head] = 1;
            takers[count++] = first[i];
            head = links[head];
        }

        return count;
    }

    private static int Transpositions(ReadOnlySpan<int> second, ReadOnlySpan<int> taken, ReadOnlySpan<int> takers)
    {
        var (outOfPlace, next) = (0, 0);
        for (var position = 0; position < second.Length; position++)
        {
            if (taken[position] != 0 && takers[next++] != second[position])
                outOfPlace++;
        }

        return outOfPlace / 2;
    }

    private static double Combine(double matches, int transpositions, int firstLength, int secondLength) =>
        (matches / firstLength + matches / secondLength + (matches - transpositions) / matches) / 3;
}
