namespace EvalKit.Datasets;

/// <summary>Splits a stream into lines of bytes without decoding them; a line longer than the limit is skipped and reported as too long.</summary>
internal sealed class ByteLines(Stream stream, int maxLineBytes = ByteLines.MaxLineBytes)
{
    /// <value>The default value is 64 MiB.</value>
    public const int MaxLineBytes = 64 * 1024 * 1024;

    private readonly ReadBuffer _buffer = new(stream);

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
            var newline = _buffer.Bytes.Span[searched..].IndexOf((byte)'\n');
            if (newline >= 0)
            {
                line = Take(searched + newline, skip: 1);
                return true;
            }
            if (_buffer.Ended)
            {
                line = default;
                if (_buffer.Length == 0 && !TooLong)
                    return false;
                line = Take(_buffer.Length, skip: 0);
                return true;
            }
            searched = _buffer.Length;
            if (searched > maxLineBytes)
            {
                TooLong = true;
                _buffer.Skip(searched);
                searched = 0;
            }
            _buffer.Fill();
        }
    }

    private ReadOnlyMemory<byte> Take(int length, int skip)
    {
        ReadOnlyMemory<byte> line = _buffer.Bytes[..length];
        _buffer.Skip(length + skip);
        Number++;
        TooLong |= length > maxLineBytes;
        if (TooLong)
            return default;
        if (Number == 1 && line.Span.StartsWith("\uFEFF"u8))
            line = line[3..];
        return line.Span is [.., (byte)'\r'] ? line[..^1] : line;
    }
}
