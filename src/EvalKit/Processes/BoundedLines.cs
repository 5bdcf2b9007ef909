using System.Text;

namespace EvalKit.Processes;

/// <summary>Reads lines of UTF-8 up to a length in bytes.</summary>
internal sealed class BoundedLines(Stream pipe, int limit)
{
    private byte[] _buffer = new byte[8192];
    private int _start;
    private int _end;

    /// <summary>True when a line was longer than the limit, which ends the reading.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>The next line without its line break; null at the end. A last line without a line break counts.</summary>
    public async Task<string?> ReadAsync(CancellationToken cancellation)
    {
        var searched = _start;
        while (true)
        {
            var at = _buffer.AsSpan(searched, _end - searched).IndexOf((byte)'\n');
            if (at >= 0)
                return Take(searched + at, 1);
            searched = _end;
            if (_end - _start > limit)
            {
                IsTooLong = true;
                return null;
            }
            searched -= MakeRoom();
            var count = await pipe.ReadAsync(_buffer.AsMemory(_end), cancellation).ConfigureAwait(false);
            if (count == 0)
                return _end > _start ? Take(_end, 0) : null;
            _end += count;
        }
    }

    private string? Take(int end, int lineBreak)
    {
        if (end - _start > limit)
        {
            IsTooLong = true;
            return null;
        }
        var line = Encoding.UTF8.GetString(_buffer, _start, end - _start).TrimEnd('\r');
        _start = end + lineBreak;
        return line;
    }

    /// <summary>By how many bytes everything moved to the front.</summary>
    private int MakeRoom()
    {
        if (_end < _buffer.Length)
            return 0;
        var moved = _start;
        if (_end - _start > _buffer.Length / 2)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
        return moved;
    }
}
