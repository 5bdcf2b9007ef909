using Microsoft.Win32.SafeHandles;

namespace EvalKit.Models;

// The handle stays open from the scan on, so that offsets stay true when the file is replaced on disk.
internal sealed class StoreFile(string path, StoreLayer layer) : IDisposable
{
    private readonly Lock _lock = new();
    private SafeFileHandle? _handle;

    public string Path { get; set; } = path;

    public StoreLayer Layer { get; } = layer;

    public SafeFileHandle Open()
    {
        lock (_lock) return _handle ??= File.OpenHandle(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
    }

    public bool TryRead(EntryLocation location, Span<byte> line)
    {
        var handle = Open();
        var read = 0;
        while (read < line.Length)
        {
            var count = RandomAccess.Read(handle, line[read..], location.Offset + read);
            if (count == 0) return false;
            read += count;
        }

        return true;
    }

    public void Dispose() => _handle?.Dispose();
}
