namespace EvalKit.Models;

/// <summary>By which property a server takes the limit of output tokens.</summary>
public enum MaxTokensField
{
    /// <summary><c>max_completion_tokens</c>: OpenAI's own models.</summary>
    MaxCompletionTokens,

    /// <summary><c>max_tokens</c>: many compatible servers.</summary>
    MaxTokens,
}
