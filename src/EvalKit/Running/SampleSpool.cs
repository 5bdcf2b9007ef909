using Microsoft.Win32.SafeHandles;

namespace EvalKit.Running;

/// <summary>
/// Takes the lines of cells in the order in which they finish and gives them back in canonical order. Texts go to disk; 12 bytes a cell stay in memory.
/// </summary>
internal sealed class SampleSpool : IDisposable
{
    private readonly string _path;
    private readonly FileStream _stream;
    private readonly long[] _offsets;
    private readonly int[] _lengths;
    private readonly Lock _writeLock = new();
    private long _position;

    public SampleSpool(string path, int cells)
    {
        _path = path;
        _stream = new FileStream(_path, FileMode.Create, FileAccess.ReadWrite, FileShare.Read, 1 << 20);
        _offsets = new long[cells];
        _lengths = new int[cells];
    }

    public void Append(int cell, ReadOnlySpan<byte> line)
    {
        lock (_writeLock)
        {
            _stream.Write(line);
            _offsets[cell] = _position;
            _lengths[cell] = line.Length;
            _position += line.Length;
        }
    }

    /// <summary>Writes every cell's line in cell order; a cell without one gets the line that <paramref name="absent"/> makes.</summary>
    public void WriteOrdered(Stream target, Func<int, byte[]> absent)
    {
        _stream.Flush();
        var buffer = new byte[64 * 1024];
        for (var cell = 0; cell < _offsets.Length; cell++)
        {
            if (_lengths[cell] == 0)
            {
                target.Write(absent(cell));
                continue;
            }
            if (buffer.Length < _lengths[cell])
                buffer = new byte[_lengths[cell]];
            ReadExactly(_stream.SafeFileHandle, buffer.AsSpan(0, _lengths[cell]), _offsets[cell]);
            target.Write(buffer, 0, _lengths[cell]);
        }
    }

    public void Dispose()
    {
        try
        {
            _stream.Dispose();
        }
        catch (IOException)
        {
            // What is left in the buffer of a full disk was to be thrown away.
        }
        finally
        {
            File.Delete(_path);
        }
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
