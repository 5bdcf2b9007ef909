using System.Text.Json;

namespace EvalKit.Fakes.Answers;

/// <summary>Looks the message up; the entry <c>*</c> answers all others.</summary>
public sealed class ScriptAnswer(IReadOnlyDictionary<string, string> answers) : IAnswer
{
    /// <summary>Reads a JSON object from message to answer.</summary>
    public static ScriptAnswer Load(string path) =>
        new(JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(path))
            ?? throw new FormatException($"{path} holds no JSON object"));

    /// <inheritdoc/>
    public string? To(string message) => answers.GetValueOrDefault(message) ?? answers.GetValueOrDefault("*");
}
