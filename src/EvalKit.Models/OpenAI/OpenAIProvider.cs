using Microsoft.Extensions.AI;

namespace EvalKit.Models;

/// <summary>OpenAI's service and servers that speak its language.</summary>
public static class OpenAIProvider
{
    /// <summary>The provider's name in suites and keys.</summary>
    public const string Name = "openai";

    /// <summary>The name of Azure's service in suites and keys.</summary>
    public const string AzureName = "azure";

    /// <summary>The environment variable that holds the key of an Azure resource unless the suite names another.</summary>
    /// <value>The default value is <c>AZURE_OPENAI_API_KEY</c>.</value>
    public const string DefaultAzureKeyVariable = "AZURE_OPENAI_API_KEY";

    /// <summary>The environment variable that holds the key unless the suite names another.</summary>
    /// <value>The default value is <c>OPENAI_API_KEY</c>.</value>
    public const string DefaultApiKeyVariable = "OPENAI_API_KEY";

    /// <summary>Address of OpenAI's own service.</summary>
    /// <value>The default value is <c>https://api.openai.com/v1</c>.</value>
    public const string DefaultBaseUrl = "https://api.openai.com/v1";

    /// <summary>All that is wrong with the settings, in words and without key material; empty when they can be used.</summary>
    public static IReadOnlyList<string> Problems(OpenAISettings settings)
    {
        var problems = new List<string>();
        if (string.IsNullOrWhiteSpace(settings.Model)) problems.Add("model must be the name of a model");
        if (settings.BaseUrl is { } address && !EndpointAddress.TryNormalize(address, out _, out var problem)) problems.Add($"base_url {problem}");
        if (settings.ApiKey is null && !(settings.BaseUrl is { } server && EndpointAddress.IsLoopback(server)))
            problems.Add("a key is needed: only a server on this machine works without one");
        if (settings is { Service: OpenAIService.Azure, BaseUrl: null }) problems.Add("the address of the Azure resource is needed");
        return problems;
    }

    /// <summary>Identity of the model behind the settings' interface.</summary>
    /// <exception cref="ArgumentException">The settings have <see cref="Problems"/>.</exception>
    public static ModelIdentity ChatIdentity(OpenAISettings settings) => Identity(settings, settings.Api == OpenAIApi.Responses ? "responses" : "chat");

    /// <summary>Identity of the model behind embeddings.</summary>
    /// <exception cref="ArgumentException">The settings have <see cref="Problems"/>.</exception>
    public static ModelIdentity EmbeddingIdentity(OpenAISettings settings) => Identity(settings, "embeddings");

    /// <summary>Identity of the model behind moderation.</summary>
    /// <exception cref="ArgumentException">The settings have <see cref="Problems"/>.</exception>
    public static ModelIdentity ModerationIdentity(OpenAISettings settings) => Identity(settings, "moderations") with { Revision = OpenAIModeration.Revision };

    /// <summary>
    /// A client that says whether texts and images are harmful, with the manners of <see cref="CreateChatClient(OpenAISettings)"/>: its answers are JSON with
    /// <c>flagged</c>, <c>categories</c> and <c>category_scores</c>. Long texts are sent in parts, and the worst of them counts.
    /// </summary>
    /// <exception cref="ArgumentException">The settings have <see cref="Problems"/>.</exception>
    public static IChatClient CreateModerationClient(OpenAISettings settings, TimeProvider time)
    {
        Require(settings);
        return new OpenAIModerationClient(settings, new OpenAIErrors(settings.ApiKey, time));
    }

    /// <summary>
    /// A client of the settings' interface. It never tries again by itself and has no time limit of its own: the gateway owns both. Failures are
    /// <see cref="ModelCallException"/>. Additional properties of the options are sent as properties of the request body.
    /// </summary>
    /// <exception cref="ArgumentException">The settings have <see cref="Problems"/>.</exception>
    public static IChatClient CreateChatClient(OpenAISettings settings) => CreateChatClient(settings, TimeProvider.System);

    /// <summary>A client of chat completions that reads dates in <c>Retry-After</c> against the given clock.</summary>
    /// <exception cref="ArgumentException">The settings have <see cref="Problems"/>.</exception>
    public static IChatClient CreateChatClient(OpenAISettings settings, TimeProvider time)
    {
        Require(settings);
        return settings.Api == OpenAIApi.Responses ? CreateResponsesClient(settings, time) : new OpenAIChatClient(settings, new OpenAIErrors(settings.ApiKey, time));
    }

    // A method of its own, so that the SDK's types of the other interface are not loaded.
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static OpenAIResponsesClient CreateResponsesClient(OpenAISettings settings, TimeProvider time) => new(settings, new OpenAIErrors(settings.ApiKey, time));

    /// <summary>A generator of embeddings, with the manners of <see cref="CreateChatClient(OpenAISettings)"/>.</summary>
    /// <exception cref="ArgumentException">The settings have <see cref="Problems"/>.</exception>
    public static IEmbeddingGenerator<string, Embedding<float>> CreateEmbeddingGenerator(OpenAISettings settings) =>
        CreateEmbeddingGenerator(settings, TimeProvider.System);

    /// <summary>A generator of embeddings that reads dates in <c>Retry-After</c> against the given clock.</summary>
    /// <exception cref="ArgumentException">The settings have <see cref="Problems"/>.</exception>
    public static IEmbeddingGenerator<string, Embedding<float>> CreateEmbeddingGenerator(OpenAISettings settings, TimeProvider time)
    {
        Require(settings);
        return new OpenAIEmbeddingGenerator(settings, new OpenAIErrors(settings.ApiKey, time));
    }

    /// <summary>Makes the first call quick: compiles the path of a call, without any network, while the caller still prepares.</summary>
    public static Task WarmUpAsync(CancellationToken cancellationToken = default) => OpenAIWarmUp.RunAsync(cancellationToken);

    internal static string NameOf(OpenAISettings settings) => settings.Service == OpenAIService.Azure ? AzureName : Name;

    private static ModelIdentity Identity(OpenAISettings settings, string api)
    {
        var endpoint = settings.StoreAs ?? NameOf(settings);
        if (settings.StoreAs is null && settings.BaseUrl is { } address)
        {
            if (!EndpointAddress.TryNormalize(address, out endpoint, out var problem)) throw new ArgumentException($"base_url {problem}", nameof(settings));
            if (string.Equals(endpoint, DefaultBaseUrl, StringComparison.Ordinal)) endpoint = Name;
        }

        // What the client makes of messages by itself follows from model and endpoint; a choice of the user's does not.
        var revision = settings.InstructionRole == InstructionRole.ByModel ? null : $"instructions as {settings.InstructionRole.ToString().ToLowerInvariant()}";
        return new ModelIdentity(NameOf(settings), endpoint, settings.Model, api, api == "embeddings" ? null : revision);
    }

    private static void Require(OpenAISettings settings)
    {
        var problems = Problems(settings);
        if (problems.Count > 0) throw new ArgumentException(string.Join("; ", problems), nameof(settings));
    }
}
