using System.Globalization;
using System.Text;

namespace EvalKit.Models;

/// <summary>The client's end of a connection to a server that gives one answer to whatever is written, head and body one after the other, and then falls silent.</summary>
internal sealed class AnsweringStream(byte[] answer) : Stream
{
    private readonly Queue<byte[]> _parts = new(
    [
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {answer.Length}\r\n\r\n")),
        answer,
    ]);

    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        _asked.TrySetResult();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await _asked.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        await Task.Yield();
        if (buffer.IsEmpty || !_parts.TryDequeue(out var part))
            return 0;
        part.CopyTo(buffer);
        return part.Length;
    }

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
