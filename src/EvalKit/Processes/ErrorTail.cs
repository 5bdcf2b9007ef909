using System.Text;

namespace EvalKit.Processes;

/// <summary>Reads standard error to its end and keeps the last part of it, where programs say why they ended.</summary>
internal sealed class ErrorTail
{
    private const int Kept = 4096;

    private readonly byte[] _last = new byte[Kept];
    private readonly Lock _lock = new();
    private readonly Task _reading;
    private int _length;

    public ErrorTail(Stream pipe, CancellationToken cancellation) => _reading = ReadAsync(pipe, cancellation);

    /// <summary>The end of what was written, on one line. What is still in the pipe of an ended program is waited for, but not long.</summary>
    public string Text()
    {
        _reading.Wait(ChildProcess.Grace);
        lock (_lock)
            return ProcessResult.Tail(Encoding.UTF8.GetString(_last, 0, _length));
    }

    private async Task ReadAsync(Stream pipe, CancellationToken cancellation)
    {
        var buffer = new byte[Kept];
        try
        {
            for (int count; (count = await pipe.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0;)
                Append(buffer.AsSpan(0, count));
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // What has been read is what there is.
        }
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            var keep = Math.Min(_length, Kept - bytes.Length);
            _last.AsSpan(_length - keep, keep).CopyTo(_last);
            bytes.CopyTo(_last.AsSpan(keep));
            _length = keep + bytes.Length;
        }
    }
}
