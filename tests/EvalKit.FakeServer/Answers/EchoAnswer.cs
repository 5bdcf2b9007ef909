namespace EvalKit.Fakes.Answers;

/// <summary>Repeats the last user message.</summary>
public sealed class EchoAnswer : IAnswer
{
    /// <inheritdoc/>
    public string To(string message) => message;
}
