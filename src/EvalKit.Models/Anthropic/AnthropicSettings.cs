namespace EvalKit.Models;

/// <summary>Which of Anthropic's models is called, and how it is reached.</summary>
public sealed record AnthropicSettings
{
    /// <summary>The model's name.</summary>
    public required string Model { get; init; }

    /// <summary>Address of a compatible server; null for Anthropic's own service.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>The key; null only for a server on this machine.</summary>
    public ApiKey? ApiKey { get; init; }

    /// <summary>Name under which responses are stored in place of <see cref="BaseUrl"/>.</summary>
    public string? StoreAs { get; init; }

    /// <summary>Whether answers are streamed, which measures the time to the first token and changes no answer.</summary>
    /// <value>The default value is false.</value>
    public bool Stream { get; init; }
}
