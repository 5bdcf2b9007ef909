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

    /// <summary>The service: OpenAI's or Azure's.</summary>
    /// <value>The default value is <see cref="OpenAIService.OpenAI"/>.</value>
    public OpenAIService Service { get; init; } = OpenAIService.OpenAI;

    /// <summary>The interface that answers.</summary>
    /// <value>The default value is <see cref="OpenAIApi.Chat"/>.</value>
    public OpenAIApi Api { get; init; } = OpenAIApi.Chat;

    /// <summary>Whether answers are streamed, which measures the time to the first token and changes no answer.</summary>
    /// <value>The default value is false.</value>
    public bool Stream { get; init; }

    /// <summary>The role in which instructions are sent.</summary>
    /// <value>The default value is <see cref="InstructionRole.ByModel"/>.</value>
    public InstructionRole InstructionRole { get; init; } = InstructionRole.ByModel;

    /// <summary>Whether the key is sent as a bearer token where the service has a header of its own for keys.</summary>
    public bool KeyIsToken { get; init; }

    /// <summary>Name under which responses are stored in place of <see cref="BaseUrl"/>, to share them across hosts.</summary>
    public string? StoreAs { get; init; }

    /// <summary>By which property the server takes the limit of output tokens.</summary>
    /// <value>The default value is <see cref="MaxTokensField.MaxCompletionTokens"/>.</value>
    public MaxTokensField MaxTokensField { get; init; } = MaxTokensField.MaxCompletionTokens;

    /// <summary>Whether it is another server that speaks the same language, and not the service itself.</summary>
    public bool IsCompatibleServer => Service == OpenAIService.OpenAI && BaseUrl is { } address
        && !(EndpointAddress.TryNormalize(address, out var normalized, out _) && string.Equals(normalized, OpenAIProvider.DefaultBaseUrl, StringComparison.Ordinal));
}
