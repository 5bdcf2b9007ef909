using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace EvalKit.Models;

/// <summary>Reads one file from end to end and notes where each sound entry is. Never changes the file.</summary>
internal sealed class SegmentScanner(StoreFile file, int fileIndex)
{
    private const int ChunkSize = 1024 * 1024;
    private const int MaxLineLength = 512 * 1024 * 1024;

    private readonly List<(ResponseKey Key, EntryLocation Location)> _entries = [];
    private byte[] _buffer = [];
    private int _start;
    private int _end;
    private long _bufferOffset;
    private long _line;
    private int _corrupt;
    private long? _firstCorrupt;
    private bool _torn;

    public IReadOnlyList<(ResponseKey Key, EntryLocation Location)> Entries => _entries;

    /// <summary>Problems of the file; null when there are none.</summary>
    public StoreProblems? Scan()
    {
        string? error = null;
        _buffer = ArrayPool<byte>.Shared.Rent(ChunkSize);
        try
        {
            ScanLines(file.Open());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            error = exception.Message;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(_buffer);
        }

        return _corrupt == 0 && !_torn && error is null ? null : new StoreProblems(file.Path, _corrupt, _firstCorrupt, _torn, error);
    }

    private void ScanLines(SafeFileHandle handle)
    {
        SkipByteOrderMark(handle);
        var searched = 0;
        while (true)
        {
            var feed = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (feed >= 0)
            {
                TakeLine(_start, searched + feed);
                _start += searched + feed + 1;
                searched = 0;
                continue;
            }

            searched = _end - _start;
            if (!FillMore(handle)) break;
        }

        if (_end > _start) TakeLastLine(_start, _end - _start);
    }

    private void SkipByteOrderMark(SafeFileHandle handle)
    {
        FillMore(handle);
        if (_buffer.AsSpan(_start, _end - _start).StartsWith("\uFEFF"u8)) _start += 3;
    }

    private bool FillMore(SafeFileHandle handle)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _bufferOffset += _start;
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length) Grow();
        var read = RandomAccess.Read(handle, _buffer.AsSpan(_end), _bufferOffset + _end);
        _end += read;
        return read > 0;
    }

    private void Grow()
    {
        if (_buffer.Length >= MaxLineLength) throw new IOException($"line {_line + 1} is longer than {MaxLineLength} bytes: this is not a file of responses");
        var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        _buffer.AsSpan(0, _end).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }

    private void TakeLine(int start, int length)
    {
        _line++;
        if (length > 0 && _buffer[start + length - 1] == '\r') length--;
        if (IsBlank(_buffer.AsSpan(start, length)) || TryTake(start, length) || TrySplit(start, length)) return;
        _corrupt++;
        _firstCorrupt ??= _line;
    }

    // A last line without line feed is sound when it was edited by hand, and torn when its writer was killed.
    private void TakeLastLine(int start, int length)
    {
        _line++;
        if (!IsBlank(_buffer.AsSpan(start, length)) && !TryTake(start, length)) _torn = true;
    }

    private bool TryTake(int start, int length)
    {
        var line = _buffer.AsSpan(start, length);
        EntryHeader header;
        if (EntryCheck.IsPresent(line))
        {
            if (!EntryCheck.IsRight(line) || !EntryReader.TryReadHeader(line, out header)) return false;
        }
        else if (!EntryReader.TryRead(line, out header, out _))
        {
            return false;
        }

        if (!header.HashesOnly)
            _entries.Add((header.Key, new EntryLocation(fileIndex, length, _bufferOffset + start, header.Time?.UtcTicks ?? 0)));
        return true;
    }

    // When the line feed itself was damaged two entries stand on one line: take those whose check is right.
    private bool TrySplit(int start, int length)
    {
        var taken = 0;
        var broken = false;
        var from = 0;
        while (from < length)
        {
            var next = _buffer.AsSpan(start + from + 1, length - from - 1).IndexOf("{\"key\":\""u8);
            var to = next < 0 ? length : from + 1 + next - 1;
            var part = _buffer.AsSpan(start + from, to - from);
            if (EntryCheck.IsPresent(part) && TryTake(start + from, to - from)) taken++;
            else broken = true;
            from = next < 0 ? length : to + 1;
        }

        return taken > 0 && !broken;
    }

    private static bool IsBlank(ReadOnlySpan<byte> line) => line.TrimStart(" \t\r"u8).IsEmpty;
}
