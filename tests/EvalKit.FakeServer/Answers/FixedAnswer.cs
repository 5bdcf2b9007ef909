namespace EvalKit.Fakes.Answers;

/// <summary>Answers every message with the same text.</summary>
public sealed class FixedAnswer(string text) : IAnswer
{
    /// <inheritdoc/>
    public string To(string message) => text;
}
