namespace EvalKit.Models;

/// <summary>Puts an answer together from the events of a stream. A wrong event throws.</summary>
internal interface IAnswerStream
{
    /// <summary>What the stream says went wrong.</summary>
    ErrorBody? Error { get; }

    /// <summary>Takes the data of one event; true when it brought a part of the answer.</summary>
    bool Take(ReadOnlySpan<byte> data);

    /// <summary>The answer; null when the stream ended before it did.</summary>
    OpenAIChatCompletion? Finish();
}
