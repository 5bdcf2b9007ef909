using Microsoft.Extensions.AI;

namespace EvalKit.Models;

/// <summary>Anthropic's service and servers that speak its language.</summary>
public static class AnthropicProvider
{
    /// <summary>The provider's name in suites and keys.</summary>
    public const string Name = "anthropic";

    /// <summary>The environment variable that holds the key unless the suite names another.</summary>
    /// <value>The default value is <c>ANTHROPIC_API_KEY</c>.</value>
    public const string DefaultApiKeyVariable = "ANTHROPIC_API_KEY";

    /// <summary>Address of Anthropic's own service.</summary>
    /// <value>The default value is <c>https://api.anthropic.com</c>.</value>
    public const string DefaultBaseUrl = "https://api.anthropic.com";

    /// <summary>The most tokens of an answer where the caller gives no limit; the interface requires one.</summary>
    /// <value>The default value is 4,096.</value>
    public const int DefaultMaxTokens = 4096;

    /// <summary>Identity of the model.</summary>
    /// <exception cref="ArgumentException">The address is none.</exception>
    public static ModelIdentity Identity(AnthropicSettings settings)
    {
        var endpoint = settings.StoreAs ?? Name;
        if (settings.StoreAs is null && settings.BaseUrl is { } address)
        {
            if (!EndpointAddress.TryNormalize(address, out endpoint, out var problem)) throw new ArgumentException($"base_url {problem}", nameof(settings));
            if (string.Equals(endpoint, DefaultBaseUrl, StringComparison.Ordinal)) endpoint = Name;
        }

        return new ModelIdentity(Name, endpoint, settings.Model, "messages");
    }

    /// <summary>
    /// A client of messages. It never tries again by itself and has no time limit of its own: the gateway owns both. Failures are
    /// <see cref="ModelCallException"/>, also for options that the interface does not take.
    /// </summary>
    public static IChatClient CreateChatClient(AnthropicSettings settings, TimeProvider time) => new AnthropicChatClient(settings, time);
}
