namespace EvalKit.Models.Tests;

/// <summary>Takes a number of bytes, then behaves as a full disk does: a part of the last write may have arrived.</summary>
internal sealed class FullDisk(Stream inner, int room) : Stream
{
    private int _room = room;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => inner.Length;

    public override long Position { get => inner.Position; set => inner.Position = value; }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        var taken = Math.Min(_room, buffer.Length);
        inner.Write(buffer[..taken]);
        _room -= taken;
        if (taken < buffer.Length) throw new IOException("No space left on device");
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() => inner.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
