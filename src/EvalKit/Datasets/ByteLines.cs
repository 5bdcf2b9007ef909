namespace EvalKit.Datasets;

/// <summary>Splits a stream into lines of bytes without decoding them; a line longer than the limit is skipped and reported as too long.</summary>
internal sealed class ByteLines(Stream stream, int maxLineBytes = ByteLines.MaxLineBytes)
{
    /// <value>The default value is 64 MiB.</value>
    public const int MaxLineBytes = 64 * 1024 * 1024;

    private byte[] buffer = new byte[64 * 1024];
    private int start;
    private int end;
    private bool ended;
    private bool atStart = true;

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
            var newline = buffer.AsSpan(start + searched, end - start - searched).IndexOf((byte)'\n');
            if (newline >= 0)
            {
                line = Take(searched + newline, skip: 1);
                return true;
            }
            if (ended)
            {
                line = default;
                if (start == end && !TooLong)
                    return false;
                line = Take(end - start, skip: 0);
                return true;
            }
            searched = end - start;
            if (searched > maxLineBytes)
            {
                TooLong = true;
                start = end = searched = 0;
            }
            Fill();
        }
    }

    private ReadOnlyMemory<byte> Take(int length, int skip)
    {
        var line = buffer.AsMemory(start, length);
        start += length + skip;
        Number++;
        if (TooLong)
            return default;
        if (atStart && line.Span.StartsWith("\uFEFF"u8))
            line = line[3..];
        atStart = false;
        return line.Span is [.., (byte)'\r'] ? line[..^1] : line;
    }

    private void Fill()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            end -= start;
            start = 0;
        }
        if (end == buffer.Length)
            Array.Resize(ref buffer, buffer.Length * 2);
        var read = stream.Read(buffer, end, buffer.Length - end);
        ended = read == 0;
        end += read;
    }
}
