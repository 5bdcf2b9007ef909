using System.Numerics;
using System.Runtime.InteropServices;

namespace EvalKit.Metrics;

/// <summary>Gives equal tokens equal numbers: 0 for the first distinct token, 1 for the second, and so on.</summary>
internal sealed class TokenTable
{
    private const int InitialSlots = 256;

    private int[] _slots = new int[InitialSlots];
    private int _slotCount = InitialSlots;
    private Entry[] _entries = new Entry[InitialSlots / 2];
    private char[] _characters = new char[1024];
    private int _characterCount;

    /// <summary>How many distinct tokens have been seen since <see cref="Clear"/>.</summary>
    public int Count { get; private set; }

    /// <summary>The size of the memory that is kept, in characters and entries.</summary>
    public int Capacity => Math.Max(_characters.Length, _slots.Length);

    public void Clear()
    {
        _slotCount = InitialSlots;
        _slots.AsSpan(0, _slotCount).Clear();
        _characterCount = 0;
        Count = 0;
    }

    /// <summary>The number of a token, a new one if it was not seen before.</summary>
    public int Intern(ReadOnlySpan<char> token)
    {
        var hash = Hash(token);
        var slot = FindSlot(token, hash);
        return _slots[slot] != 0 ? _slots[slot] - 1 : Add(token, hash, slot);
    }

    /// <summary>The text of a token by its number, valid until the next call of <see cref="Intern"/>.</summary>
    public ReadOnlySpan<char> this[int id] => _characters.AsSpan(_entries[id].Start, _entries[id].Length);

    private int FindSlot(ReadOnlySpan<char> token, uint hash)
    {
        var slots = _slots;
        var mask = _slotCount - 1;
        var slot = (int)hash & mask;
        while (slots[slot] != 0)
        {
            ref var entry = ref _entries[slots[slot] - 1];
            if (entry.Hash == hash && token.SequenceEqual(_characters.AsSpan(entry.Start, entry.Length)))
                break;
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private int Add(ReadOnlySpan<char> token, uint hash, int slot)
    {
        if (_characterCount + token.Length > _characters.Length)
            Array.Resize(ref _characters, Math.Max(_characterCount + token.Length, _characters.Length * 2));
        token.CopyTo(_characters.AsSpan(_characterCount));

        if (Count == _entries.Length)
            Array.Resize(ref _entries, Count * 2);
        _entries[Count] = new Entry(hash, _characterCount, token.Length);
        _characterCount += token.Length;
        _slots[slot] = ++Count;

        if (Count * 2 > _slotCount)
            Grow();
        return Count - 1;
    }

    private void Grow()
    {
        _slotCount *= 2;
        if (_slots.Length < _slotCount)
            _slots = new int[_slotCount];
        else
            _slots.AsSpan(0, _slotCount).Clear();

        var mask = _slotCount - 1;
        for (var i = 0; i < Count; i++)
        {
            var slot = (int)_entries[i].Hash & mask;
            while (_slots[slot] != 0)
                slot = (slot + 1) & mask;
            _slots[slot] = i + 1;
        }
    }

    private static uint Hash(ReadOnlySpan<char> token)
    {
        const ulong Multiplier = 0x9E3779B97F4A7C15;
        var hash = (ulong)token.Length * Multiplier;
        while (token.Length >= 4)
        {
            hash = Mix(hash ^ MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(token)), Multiplier);
            token = token[4..];
        }

        foreach (var character in token)
            hash = (BitOperations.RotateLeft(hash, 17) ^ character) * Multiplier;
        return (uint)(Mix(hash, Multiplier) >> 16);
    }

    private static ulong Mix(ulong a, ulong b)
    {
        var high = Math.BigMul(a, b, out var low);
        return high ^ low;
    }

    private readonly record struct Entry(uint Hash, int Start, int Length);
}
