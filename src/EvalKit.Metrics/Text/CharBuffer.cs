namespace EvalKit.Metrics;

/// <summary>A growing array of characters that keeps its memory when it is cleared.</summary>
internal sealed class CharBuffer
{
    private char[] _characters = new char[256];

    public int Length { get; private set; }

    public int Capacity => _characters.Length;

    public Span<char> Span => _characters.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Append(char character)
    {
        if (Length == _characters.Length)
            Array.Resize(ref _characters, Length * 2);
        _characters[Length++] = character;
    }

    public void Append(ReadOnlySpan<char> characters)
    {
        characters.CopyTo(Extend(characters.Length));
    }

    /// <summary>Adds characters whose values are whatever was there before, and returns them.</summary>
    public Span<char> Extend(int count)
    {
        if (Length + count > _characters.Length)
            Array.Resize(ref _characters, Math.Max(Length + count, Length * 2));
        Length += count;
        return _characters.AsSpan(Length - count, count);
    }

    public void Truncate(int length) => Length = length;
}
