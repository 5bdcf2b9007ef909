namespace EvalKit.Datasets;

/// <summary>The part of a stream that is being looked at: read on at the end, given up at the start, grown when it is full.</summary>
internal sealed class ReadBuffer(Stream stream)
{
    private byte[] _bytes = new byte[64 * 1024];
    private int _start;
    private int _end;

    /// <summary>True when the stream has no more bytes than those that are here.</summary>
    public bool Ended { get; private set; }

    public int Length => _end - _start;

    /// <summary>The bytes that are here, valid until the next <see cref="Fill"/>.</summary>
    public Memory<byte> Bytes => _bytes.AsMemory(_start, Length);

    /// <summary>Gives up the first bytes.</summary>
    public void Skip(int count) => _start += count;

    /// <summary>Reads on.</summary>
    public void Fill()
    {
        if (_start > 0)
        {
            _bytes.AsSpan(_start, Length).CopyTo(_bytes);
            _end -= _start;
            _start = 0;
        }
        if (_end == _bytes.Length)
            Array.Resize(ref _bytes, _bytes.Length * 2);
        var read = stream.Read(_bytes, _end, _bytes.Length - _end);
        Ended = read == 0;
        _end += read;
    }
}
