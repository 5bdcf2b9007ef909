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
        if (Length + characters.Length > _characters.Length)
            Array.Resize(ref _characters, Math.Max(Length + characters.Length, Length * 2));
        characters.CopyTo(_characters.AsSpan(Length));
        Length += characters.Length;
    }
}
