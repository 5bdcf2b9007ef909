using System.Runtime.InteropServices;

namespace EvalKit.Metrics;

/// <summary>Numbers the different n-grams of texts, each by its prefix's number and its last token.</summary>
internal sealed class NgramNumbers
{
    private readonly Dictionary<string, int> _tokens = new(StringComparer.Ordinal);
    private readonly List<Dictionary<(int Prefix, int Token), int>> _orders = [];

    public int Count(int n) => n == 1 ? _tokens.Count : n - 2 < _orders.Count ? _orders[n - 2].Count : 0;

    public void Add(IReadOnlyList<string> text, int n)
    {
        var ids = new int[text.Count];
        for (var i = 0; i < ids.Length; i++)
            ids[i] = NumberOf(_tokens, text[i]);

        var prefixes = ids.AsSpan().ToArray();
        for (var order = 2; order <= Math.Min(n, ids.Length); order++)
        {
            if (_orders.Count < order - 1)
                _orders.Add([]);
            for (var i = 0; i + order <= ids.Length; i++)
                prefixes[i] = NumberOf(_orders[order - 2], (prefixes[i], ids[i + order - 1]));
        }
    }

    private static int NumberOf<TKey>(Dictionary<TKey, int> numbers, TKey key)
        where TKey : notnull
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, key, out var exists);
        if (!exists)
            number = numbers.Count - 1;
        return number;
    }
}
