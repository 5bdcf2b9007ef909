using System.Buffers;
using System.Threading.Channels;

namespace EvalKit.Models;

internal sealed class WriteBatch
{
    private const int MaxBytes = 4 * 1024 * 1024;

    private readonly List<PendingEntry> _entries = [];
    private readonly ArrayBufferWriter<byte> _bytes = new(64 * 1024);

    public ReadOnlyMemory<byte> Bytes => _bytes.WrittenMemory;

    public void Fill(ChannelReader<PendingEntry> pending)
    {
        _entries.Clear();
        _bytes.ResetWrittenCount();
        while (_bytes.WrittenCount < MaxBytes && pending.TryRead(out var entry))
        {
            _entries.Add(entry);
            _bytes.Write(entry.Line.Span);
        }
    }

    /// <summary>Tells each caller its offset; returns the position after the batch.</summary>
    public long Complete(long position)
    {
        foreach (var entry in _entries)
        {
            entry.SetResult(position);
            position += entry.Line.Length;
        }

        return position;
    }

    public void Fail(Exception failure)
    {
        foreach (var entry in _entries) entry.TrySetException(failure);
    }
}
