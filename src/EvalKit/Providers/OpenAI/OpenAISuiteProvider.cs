using EvalKit.Models;
using EvalKit.Shapes;
using EvalKit.Suites;
using EvalKit.Yaml;

namespace EvalKit.Providers.OpenAI;

/// <summary>OpenAI and every server that speaks its chat completions and embeddings.</summary>
internal sealed class OpenAISuiteProvider : IModelProvider
{
    public string Name => OpenAIProvider.Name;

    public bool NeedsPrompt(ModelDefinition model) => true;

    public ObjectShape Shape => new(
        ModelShapes.Provider,
        new Key("model", ModelShapes.Name, "The model id.", IsRequired: true, Example: "gpt-5-mini"),
        new Key("api", new WordShape("chat"), "The API.", Default: "chat"),
        new Key("kind", new WordShape("chat", "embedding"), "Whether it answers or embeds.", Default: "chat"),
        new Key("base_url", ModelShapes.Name, "The address of a compatible server.", Default: "api.openai.com", Example: "http://127.0.0.1:8000/v1"),
        new Key("api_key_env", ModelShapes.Name, "The environment variable that holds the key; a loopback server needs none.", Default: "OPENAI_API_KEY"),
        new Key("store_as", ModelShapes.Name, "The name of the endpoint in the response store, to share answers across hosts.", Default: "the address"),
        new Key("max_tokens_field", new WordShape("max_completion_tokens", "max_tokens"), "The name under which the server takes the token limit.", Default: "max_completion_tokens"),
        new Key("dimensions", new IntegerShape(1, 65_536), "The length of the vectors of an embedding model."),
        new Key("timeout", new DurationShape(), "The limit of one attempt.", Default: "60s"),
        new Key("max_attempts", new IntegerShape(1, 20), "How often a call is tried at most.", Default: "6"),
        ModelShapes.Deadline,
        ModelShapes.Fallback,
        ModelShapes.Limits,
        new Key("parameters", ModelShapes.Parameters, "Parameters of every call."),
        ModelShapes.Price)
    {
        Description = "OpenAI's chat completions and embeddings, or any compatible server.",
    };

    public void Check(YamlValue model, LoadContext context)
    {
        if (model["base_url"] is { } address && !EndpointAddress.TryNormalize(address.Text, out _, out var problem))
            context.Problems.Add(address, $"base_url {problem}");
        else if (KeyVariable(model) is { } variable && context.Environment.GetVariable(variable) is null)
            context.MissingKeys.Add((model["api_key_env"] ?? model, variable));
    }

    public bool MakesEmbeddings(ModelDefinition model) => model.Settings.Text("kind") == "embedding";

    public ChatRuntime? CreateChat(ModelDefinition model, ProviderContext context) => Connect(model, context) is not { } settings
        ? null
        : new ChatRuntime(OpenAIProvider.CreateChatClient(settings, context.Time), OpenAIProvider.ChatIdentity(settings), Calls(model));

    public EmbeddingRuntime? CreateEmbedding(ModelDefinition model, ProviderContext context) => Connect(model, context) is not { } settings
        ? null
        : new EmbeddingRuntime(OpenAIProvider.CreateEmbeddingGenerator(settings, context.Time), OpenAIProvider.EmbeddingIdentity(settings), Calls(model),
            (int?)model.Settings.OptionalInteger("dimensions"));

    public Task WarmUpAsync() => OpenAIProvider.WarmUpAsync();

    /// <summary>The variable that holds the key: the one that is named, none for a loopback server, the default otherwise.</summary>
    private static string? KeyVariable(YamlValue model) =>
        model.Text("api_key_env") ?? (model.Text("base_url") is { } address && EndpointAddress.IsLoopback(address) ? null : OpenAIProvider.DefaultApiKeyVariable);

    private static OpenAISettings? Connect(ModelDefinition model, ProviderContext context)
    {
        var key = NoKey;
        if (KeyVariable(model.Settings) is { } variable && context.Environment.GetVariable(variable) is { } value && !ApiKey.TryCreate(value, out key, out var problem))
        {
            context.Problems.Add(model.Settings, $"environment variable {variable}: {problem}");
            return null;
        }
        if (key is null && KeyVariable(model.Settings) is not null && !context.CallsAllowed)
            ApiKey.TryCreate("no-call-is-made", out key, out _);
        return new OpenAISettings
        {
            Model = model.Model,
            BaseUrl = model.Settings.Text("base_url"),
            ApiKey = key,
            StoreAs = model.Settings.Text("store_as"),
            MaxTokensField = model.Settings.Text("max_tokens_field") == "max_tokens" ? MaxTokensField.MaxTokens : MaxTokensField.MaxCompletionTokens,
        };
    }

    private static ApiKey? NoKey => null;

    private static CallSettings Calls(ModelDefinition model) => new()
    {
        Timeout = model.Timeout ?? CallDefaults.Timeout,
        MaxAttempts = model.MaxAttempts ?? CallDefaults.MaxAttempts,
        Deadline = model.Settings.Duration("deadline"),
        Limits = model.Limits,
    };
}
