namespace EvalKit.Models;

/// <summary>Puts an answer together from the events of a stream. A wrong event throws.</summary>
internal interface IEventReader
{
    /// <summary>Takes the data of one event; true when it brought a part of the answer.</summary>
    bool Take(ReadOnlySpan<byte> data);
}
