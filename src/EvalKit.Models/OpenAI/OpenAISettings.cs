namespace EvalKit.Models;

/// <summary>Which model of OpenAI or of a compatible server is called, and how it is reached.</summary>
public sealed record OpenAISettings
{
    /// <summary>The model's name as the server spells it.</summary>
    public required string Model { get; init; }

    /// <summary>Address of a compatible server, usually ending in <c>/v1</c>; null for OpenAI's own service.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>The key; null only for a server on this machine.</summary>
    public ApiKey? ApiKey { get; init; }

    /// <summary>Name under which responses are stored in place of <see cref="BaseUrl"/>, to share them across hosts.</summary>
    public string? StoreAs { get; init; }

    /// <summary>By which property the server takes the limit of output tokens.</summary>
    /// <value>The default value is <see cref="MaxTokensField.MaxCompletionTokens"/>.</value>
    public MaxTokensField MaxTokensField { get; init; } = MaxTokensField.MaxCompletionTokens;
}
