using EvalKit.Prompts;

namespace EvalKit.Suites;

/// <summary>A prompt: messages with templates.</summary>
/// <param name="Name">Its name in the suite.</param>
/// <param name="Messages">In order.</param>
/// <param name="Hash">The first 16 hexadecimal digits of the SHA-256 of its roles and templates.</param>
public sealed record PromptDefinition(string Name, IReadOnlyList<PromptMessage> Messages, string Hash);

/// <summary>One message of a prompt.</summary>
/// <param name="Role">system, developer, user or assistant.</param>
/// <param name="Content">The template as written.</param>
public sealed record PromptMessage(string Role, string Content)
{
    internal Template Template { get; init; } = Template.Parse("", out _)!;

    /// <summary>Its parts, where it is not text alone.</summary>
    internal IReadOnlyList<PromptPart> Parts { get; init; } = [];
}
