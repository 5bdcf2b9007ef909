using Microsoft.Win32.SafeHandles;

namespace EvalKit.Models;

/// <summary>
/// The requests of a round on disk, so that memory does not grow with their texts. The file has no name while it is used, so that nothing of it outlives the
/// process. Writing is safe from many threads.
/// </summary>
internal sealed class BatchSpool : IDisposable
{
    private readonly Lock _lock = new();
    private readonly SafeFileHandle _file;
    private long _end;

    public BatchSpool(string path)
    {
        _file = File.OpenHandle(path, FileMode.Create, FileAccess.ReadWrite, FileShare.Delete, FileOptions.DeleteOnClose);
        File.Delete(path);
    }

    /// <summary>Where the bytes are.</summary>
    public long Append(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        long offset;
        lock (_lock)
        {
            offset = _end;
            _end += first.Length + second.Length;
        }

        RandomAccess.Write(_file, first, offset);
        RandomAccess.Write(_file, second, offset + first.Length);
        return offset;
    }

    /// <exception cref="EndOfStreamException">The file was cut meanwhile.</exception>
    public byte[] Read(long offset, int length)
    {
        var bytes = new byte[length];
        for (var read = 0; read < length;)
        {
            var count = RandomAccess.Read(_file, bytes.AsSpan(read), offset + read);
            if (count == 0) throw new EndOfStreamException("the gathered requests are shorter than what was written");
            read += count;
        }

        return bytes;
    }

    public void Clear()
    {
        lock (_lock)
        {
            _end = 0;
            RandomAccess.SetLength(_file, 0);
        }
    }

    public void Dispose() => _file.Dispose();
}
