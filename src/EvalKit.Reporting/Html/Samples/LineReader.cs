namespace EvalKit.Reporting.Html.Samples;

/// <summary>Reads a stream line by line as bytes, of any encoding mistakes and any length. Blank lines, a byte order mark and CR are left out.</summary>
internal sealed class LineReader(Stream stream)
{
    private byte[] buffer = new byte[64 * 1024];
    private int start;
    private int end;
    private long startOffset;
    private bool ended;

    /// <summary>The number, from 1, of the line that was read last.</summary>
    public int LineNumber { get; private set; }

    /// <summary>Where in the stream the line that was read last begins.</summary>
    public long LineOffset { get; private set; }

    /// <summary>The next line that is not blank, valid until the next call; null at the end.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken)
    {
        while (await ReadAnyAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            LineNumber++;
            if (LineNumber == 1 && line.Span.StartsWith("\uFEFF"u8))
            {
                line = line[3..];
                LineOffset += 3;
            }

            if (line.Span.IndexOfAnyExcept(" \t\r"u8) >= 0)
                return line.Span[^1] == (byte)'\r' ? line[..^1] : line;
        }

        return null;
    }

    private async ValueTask<ReadOnlyMemory<byte>?> ReadAnyAsync(CancellationToken cancellationToken)
    {
        var searched = start;
        while (true)
        {
            var newline = buffer.AsSpan(searched, end - searched).IndexOf((byte)'\n');
            if (newline >= 0)
                return Take(searched + newline, 1);
            if (ended && start == end)
                return null;
            if (ended)
                return Take(end, 0);
            searched = end - start;
            MakeRoom();
            var count = await stream.ReadAsync(buffer.AsMemory(end), cancellationToken).ConfigureAwait(false);
            end += count;
            ended = count == 0;
        }
    }

    private ReadOnlyMemory<byte> Take(int lineEnd, int separatorLength)
    {
        var line = buffer.AsMemory(start, lineEnd - start);
        LineOffset = startOffset;
        startOffset += lineEnd + separatorLength - start;
        start = lineEnd + separatorLength;
        return line;
    }

    private void MakeRoom()
    {
        var length = end - start;
        var target = length > buffer.Length / 2 ? new byte[buffer.Length * 2] : buffer;
        buffer.AsSpan(start, length).CopyTo(target);
        (buffer, start, end) = (target, 0, length);
    }
}
