namespace EvalKit.Metrics;

/// <summary>A growing array of numbers that keeps its memory when it is cleared.</summary>
internal sealed class IntBuffer
{
    private int[] _items = new int[64];

    public int Count { get; private set; }

    public int Capacity => _items.Length;

    public Span<int> Span => _items.AsSpan(0, Count);

    public void Clear() => Count = 0;

    public void Add(int item)
    {
        if (Count == _items.Length)
            Array.Resize(ref _items, Count * 2);
        _items[Count++] = item;
    }

    /// <summary>Sets the count and returns the items, whose values are whatever was there before.</summary>
    public Span<int> Resize(int count)
    {
        if (_items.Length < count)
            _items = new int[Math.Max(count, _items.Length * 2)];
        Count = count;
        return Span;
    }
}
