namespace EvalKit.Datasets;

/// <summary>Splits a stream into lines of bytes without decoding them; a line longer than the limit is skipped and reported as too long.</summary>
internal sealed class ByteLines(Stream stream, int maxLineBytes = ByteLines.MaxLineBytes)
{
    /// <value>The default value is 64 MiB.</value>
    public const int MaxLineBytes = 64 * 1024 * 1024;

    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private bool _ended;

    /// <summary>1-based number of the line last returned.</summary>
    public int Number { get; private set; }

    /// <summary>True when the line last returned exceeded the limit; its bytes are not available.</summary>
    public bool TooLong { get; private set; }

    /// <summary>The next line without its CR LF, valid until the next call; false at the end.</summary>
    public bool TryRead(out ReadOnlyMemory<byte> line)
    {
        TooLong = false;
        var searched = 0;
        while (true)
        {
            var newline = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (newline >= 0)
            {
                line = Take(searched + newline, skip: 1);
                return true;
            }
            if (_ended)
            {
                line = default;
                if (_start == _end && !TooLong)
                    return false;
                line = Take(_end - _start, skip: 0);
                return true;
            }
            searched = _end - _start;
            if (searched > maxLineBytes)
            {
                TooLong = true;
                _start = _end = searched = 0;
            }
            Fill();
        }
    }

    private ReadOnlyMemory<byte> Take(int length, int skip)
    {
        var line = _buffer.AsMemory(_start, length);
        _start += length + skip;
        Number++;
        TooLong |= length > maxLineBytes;
        if (TooLong)
            return default;
        if (Number == 1 && line.Span.StartsWith("\uFEFF"u8))
            line = line[3..];
        return line.Span is [.., (byte)'\r'] ? line[..^1] : line;
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }
        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _ended = read == 0;
        _end += read;
    }
}
