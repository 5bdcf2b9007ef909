namespace EvalKit.Tests.Datasets;

/// <summary>A stream that repeats a text a number of times without holding it, between a beginning and an end.</summary>
internal sealed class RepeatedBytes(byte[] beginning, byte[] repeated, long times, byte[] end) : Stream
{
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => beginning.Length + repeated.Length * times + end.Length;

    public override long Position { get => _position; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var written = 0;
        while (written < buffer.Length && _position < Length)
        {
            var source = Source(out var from);
            var length = Math.Min(buffer.Length - written, source.Length - from);
            source.AsSpan(from, length).CopyTo(buffer[written..]);
            written += length;
            _position += length;
        }
        return written;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private byte[] Source(out int from)
    {
        var inRepeated = _position - beginning.Length;
        from = (int)(inRepeated < 0 ? _position : inRepeated < repeated.Length * times ? inRepeated % repeated.Length : inRepeated - repeated.Length * times);
        return inRepeated < 0 ? beginning : inRepeated < repeated.Length * times ? repeated : end;
    }
}
