namespace EvalKit.Providers.Command;

/// <summary>Where a request's <c>input</c> comes from.</summary>
internal enum CommandInputPlace
{
    /// <summary>The text of the last user message.</summary>
    Prompt,

    /// <summary>A message after those of the prompt: text.</summary>
    Text,

    /// <summary>A message after those of the prompt: JSON.</summary>
    Json,
}
