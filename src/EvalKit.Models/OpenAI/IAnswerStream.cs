namespace EvalKit.Models;

/// <summary>Puts an answer of either interface together from the events of a stream.</summary>
internal interface IAnswerStream : IEventReader
{
    /// <summary>What the stream says went wrong.</summary>
    ErrorBody? Error { get; }

    /// <summary>The answer; null when the stream ended before it did.</summary>
    OpenAIChatCompletion? Finish();
}
