namespace EvalKit.Metrics;

/// <summary>
/// Numbers the different code points of a pattern 1, 2, 3...; 0 stands for every code point that the pattern lacks.
/// Latin-1 is looked up directly, the rest by open addressing, so that memory follows the pattern, not Unicode.
/// </summary>
internal ref struct SymbolTable
{
    public const int DirectSize = 256;
    private const uint HashMultiplier = 2654435769;

    private readonly Span<int> _direct;
    private int[]? _keys;
    private int[]? _ids;
    private int _shift;
    private int _hashed;

    /// <param name="direct">Zeroed memory of <see cref="DirectSize"/> entries.</param>
    public SymbolTable(Span<int> direct) => _direct = direct;

    /// <summary>How many different code points were added.</summary>
    public int Count { get; private set; }

    /// <summary>The number of <paramref name="codePoint"/>, a new one when it was not seen before.</summary>
    public int Add(int codePoint)
    {
        if (codePoint < DirectSize)
        {
            ref var id = ref _direct[codePoint];
            return id != 0 ? id : id = ++Count;
        }

        if (_keys is null || _hashed * 2 >= _keys.Length)
            Grow();
        var slot = Slot(codePoint);
        if (_ids![slot] == 0)
        {
            _keys![slot] = codePoint;
            _ids[slot] = ++Count;
            _hashed++;
        }

        return _ids[slot];
    }

    /// <summary>The number of <paramref name="codePoint"/>, or 0.</summary>
    public readonly int Find(int codePoint)
    {
        if (codePoint < DirectSize)
            return _direct[codePoint];
        return _keys is null ? 0 : _ids![Slot(codePoint)];
    }

    private readonly int Slot(int codePoint)
    {
        var mask = _keys!.Length - 1;
        var slot = (int)(((uint)codePoint * HashMultiplier) >> _shift);
        while (_ids![slot] != 0 && _keys[slot] != codePoint)
            slot = (slot + 1) & mask;
        return slot;
    }

    private void Grow()
    {
        var (oldKeys, oldIds) = (_keys, _ids);
        var size = oldKeys is null ? 128 : oldKeys.Length * 4;
        _keys = new int[size];
        _ids = new int[size];
        _shift = 32 - int.Log2(size);
        for (var i = 0; oldKeys is not null && i < oldKeys.Length; i++)
        {
            if (oldIds![i] == 0)
                continue;
            var slot = Slot(oldKeys[i]);
            _keys[slot] = oldKeys[i];
            _ids[slot] = oldIds[i];
        }
    }
}
