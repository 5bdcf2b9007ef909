using Microsoft.Win32.SafeHandles;

namespace EvalKit.Running;

/// <summary>
/// Takes the lines of cells in the order in which they finish and gives them back in canonical order. Texts go to disk; 12 bytes a cell stay in memory.
/// </summary>
internal sealed class SampleSpool : IDisposable
{
    private readonly string path;
    private readonly FileStream stream;
    private readonly long[] offsets;
    private readonly int[] lengths;
    private readonly Lock writeLock = new();
    private long position;

    public SampleSpool(string path, int cells)
    {
        this.path = path;
        stream = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.Read, 1 << 20);
        offsets = new long[cells];
        lengths = new int[cells];
    }

    public void Append(int cell, ReadOnlySpan<byte> line)
    {
        lock (writeLock)
        {
            stream.Write(line);
            offsets[cell] = position;
            lengths[cell] = line.Length;
            position += line.Length;
        }
    }

    /// <summary>Writes every cell's line in cell order; a cell without one gets the line that <paramref name="absent"/> makes.</summary>
    public void WriteOrdered(Stream target, Func<int, byte[]> absent)
    {
        stream.Flush();
        var buffer = new byte[64 * 1024];
        for (var cell = 0; cell < offsets.Length; cell++)
        {
            if (lengths[cell] == 0)
            {
                target.Write(absent(cell));
                continue;
            }
            if (buffer.Length < lengths[cell])
                buffer = new byte[lengths[cell]];
            ReadExactly(stream.SafeFileHandle, buffer.AsSpan(0, lengths[cell]), offsets[cell]);
            target.Write(buffer, 0, lengths[cell]);
        }
    }

    public void Dispose()
    {
        stream.Dispose();
        File.Delete(path);
    }

    private static void ReadExactly(SafeFileHandle file, Span<byte> span, long offset)
    {
        while (!span.IsEmpty)
        {
            var read = RandomAccess.Read(file, span, offset);
            if (read == 0)
                throw new EndOfStreamException("the spool of samples is shorter than what was written to it");
            span = span[read..];
            offset += read;
        }
    }
}
