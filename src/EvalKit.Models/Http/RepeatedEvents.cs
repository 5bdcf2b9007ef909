namespace EvalKit.Models;

/// <summary>
/// Notices a stream that sends each of its events twice, as a proxy may that sends again what it has sent: chunks of text have no number in most interfaces, and a
/// part of the text may be meant to come twice, but events that begin and end an answer come once. While all events have come in pairs it keeps one of each;
/// the first that has not ends that, which is the second event of nearly every stream.
/// </summary>
internal sealed class RepeatedEvents
{
    private List<byte[]>? _once = [];
    private bool _isPaired = true;

    /// <summary>An event was received.</summary>
    public void Add(ReadOnlySpan<byte> data)
    {
        if (_once is null)
            return;
        if (_isPaired)
            _once.Add(data.ToArray());
        else if (!data.SequenceEqual(_once[^1]))
            _once = null;
        _isPaired = !_isPaired;
    }

    /// <summary>The events without their repetitions; null where the stream does not repeat itself.</summary>
    public IReadOnlyList<byte[]>? Once => _isPaired && _once is { Count: > 0 } ? _once : null;
}
