namespace EvalKit.Fakes.Answers;

/// <summary>A deterministic function from the last user message to the text of the answer.</summary>
public interface IAnswer
{
    /// <summary>Returns the answer, or null when there is none and the request is to be refused with status 400.</summary>
    string? To(string message);
}
