using System.Threading.Channels;

namespace EvalKit.Models;

/// <summary>
/// Appends lines to one segment that nobody else writes. Whatever waits is written with one call, so that many concurrent
/// appends cost one trip to the operating system. After the first failure nothing is written any more.
/// </summary>
internal sealed class SegmentWriter : IAsyncDisposable
{
    private const int MaxNameAttempts = 100;

    private readonly string _directory;
    private readonly SegmentName _names;
    private readonly Func<string, Stream> _create;
    private readonly StoreFile _file;
    private readonly Channel<PendingEntry> _pending = Channel.CreateUnbounded<PendingEntry>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Lock _lock = new();
    private readonly WriteBatch _batch = new();
    private Task? _loop;
    private Stream? _stream;
    private long _position;
    private StoreWriteException? _failure;

    public SegmentWriter(string directory, SegmentName names, Func<string, Stream> create, StoreFile file)
    {
        _directory = directory;
        _names = names;
        _create = create;
        _file = file;
    }

    /// <summary>Offset of the line in the segment, once the operating system holds it.</summary>
    /// <exception cref="StoreWriteException">The segment cannot be written.</exception>
    public Task<long> AppendAsync(ReadOnlyMemory<byte> line)
    {
        var entry = new PendingEntry(line);
        lock (_lock) _loop ??= Task.Run(WriteAllAsync);
        if (!_pending.Writer.TryWrite(entry)) entry.SetException(_failure ?? new StoreWriteException("The response store is closed."));
        return entry.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _pending.Writer.TryComplete();
        if (_loop is not null) await _loop.ConfigureAwait(false);
        _stream?.Dispose();
    }

    private async Task WriteAllAsync()
    {
        while (await _pending.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            _batch.Fill(_pending.Reader);
            try
            {
                _stream ??= Create();
                _stream.Write(_batch.Bytes.Span);
                _position = _batch.Complete(_position);
            }
            catch (Exception exception)
            {
                // Whatever it is: nobody else would tell the waiting callers. A file beyond the size limit, for one, is an ArgumentOutOfRangeException.
                FailAll(exception);
                return;
            }
        }
    }

    private void FailAll(Exception cause)
    {
        _failure = new StoreWriteException(
            $"The response store cannot be written: {(_stream is null ? _directory : _file.Path)}: {cause.Message} Answers kept so far are safe.", cause);
        _pending.Writer.TryComplete();
        _batch.Fail(_failure);
        while (_pending.Reader.TryRead(out var entry)) entry.SetException(_failure);
    }

    private Stream Create()
    {
        for (var attempt = 1; ; attempt++)
        {
            var path = Path.Combine(_directory, _names.Next());
            try
            {
                var stream = _create(path);
                _file.Path = path;
                return stream;
            }
            catch (IOException) when (File.Exists(path) && attempt < MaxNameAttempts)
            {
                // Another process took the name.
            }
        }
    }
}
