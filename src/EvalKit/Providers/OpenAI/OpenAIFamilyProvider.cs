using EvalKit.Models;
using EvalKit.Shapes;
using EvalKit.Suites;
using EvalKit.Yaml;

namespace EvalKit.Providers.OpenAI;

/// <summary>What OpenAI's own service and Azure's have in common: interfaces, parameters, keys.</summary>
internal abstract class OpenAIFamilyProvider : IModelProvider
{
    private static readonly string[] OnlyInChat = ["seed", "stop", "frequency_penalty", "presence_penalty", "n", "logit_bias", "prediction"];

    public abstract string Name { get; }

    public abstract ObjectShape Shape { get; }

    protected abstract string DefaultKeyVariable { get; }

    protected static IReadOnlyList<Key> Shared { get; } =
    [
        new Key("api", new WordShape("chat", "responses"), "The interface: chat completions, which compatible servers speak too, or Responses.", Default: "chat"),
        new Key("kind", new WordShape("chat", "embedding", "moderation"), "Whether it answers, embeds, or says whether texts are harmful.", Default: "chat"),
        new Key("stream", new BooleanShape(), "Whether answers are streamed, which measures the time to the first token and changes no answer.", Default: "false"),
        new Key("instruction_role", new WordShape("by_model", "system", "developer"), "The role in which `system` and `developer` messages are sent.", Default: "by_model: developer for reasoning models, system for older ones and compatible servers"),
        new Key("store_as", ModelShapes.Name, "The name of the endpoint in the response store, to share answers across hosts.", Default: "the address"),
        new Key("max_tokens_field", new WordShape("max_completion_tokens", "max_tokens"), "The name under which the server takes the token limit.", Default: "max_completion_tokens"),
        new Key("dimensions", new IntegerShape(1, 65_536), "The length of the vectors of an embedding model."),
        new Key("timeout", new DurationShape(), "The limit of one attempt.", Default: "60s"),
        new Key("max_attempts", new IntegerShape(1, 20), "How often a call is tried at most.", Default: "6"),
        ModelShapes.Deadline,
        ModelShapes.Fallback,
        FlexTier.FallbackKey,
        ModelShapes.Limits,
        new Key("parameters", ModelShapes.Parameters, "Parameters of every call."),
        ModelShapes.Price,
    ];

    public bool NeedsPrompt(ModelDefinition model) => true;

    public bool Takes(ModelDefinition model, string parameter)
    {
        if (Moderates(model))
            return false;
        if (model.Settings.Text("api") == "responses")
            return !OnlyInChat.Contains(parameter, StringComparer.Ordinal) && parameter != "top_k";
        return parameter != "top_k" || Connection(model).IsCompatibleServer;
    }

    public virtual void Check(YamlValue model, LoadContext context)
    {
        if (KeyVariable(model) is { } variable && context.Environment.GetVariable(variable) is null)
            context.MissingKeys.Add((model["api_key_env"] ?? model, variable));
        if (model["fallback_tier"] is { } tier && model["parameters"].Text(FlexTier.Parameter) != ServiceTiers.Flex)
            context.Problems.Add(tier, "'fallback_tier' is about flex processing: it needs 'service_tier: flex' among the model's parameters");
        if (model.Text("kind") is ("embedding" or "moderation") and var kind)
            foreach (var key in (ReadOnlySpan<string>)["api", "stream", "instruction_role", "max_tokens_field", "parameters", .. kind == "moderation" ? (string[])["dimensions"] : []])
                if (model[key] is { } place)
                    context.Problems.Add(place, $"'{key}' has no meaning for {(kind == "embedding" ? "an embedding" : "a moderation")} model");
        if (model.Text("api") == "responses" && model["max_tokens_field"] is { } field)
            context.Problems.Add(field, "'max_tokens_field' is about chat completions; Responses have one name for it");
    }

    public virtual string? BatchProblem(ModelDefinition model) => null;

    public bool MakesEmbeddings(ModelDefinition model) => model.Settings.Text("kind") == "embedding";

    public bool Moderates(ModelDefinition model) => model.Settings.Text("kind") == "moderation";

    public ChatRuntime? CreateChat(ModelDefinition model, ProviderContext context) => Connect(model, context) is not { } settings ? null
        : Moderates(model) ? new ChatRuntime(OpenAIProvider.CreateModerationClient(settings, context.Time), OpenAIProvider.ModerationIdentity(settings), model.Calls)
        : new ChatRuntime(OpenAIProvider.CreateChatClient(settings, context.Time), OpenAIProvider.ChatIdentity(settings), model.Calls);

    public EmbeddingRuntime? CreateEmbedding(ModelDefinition model, ProviderContext context) => Connect(model, context) is not { } settings
        ? null
        : new EmbeddingRuntime(OpenAIProvider.CreateEmbeddingGenerator(settings, context.Time), OpenAIProvider.EmbeddingIdentity(settings), model.Calls,
            (int?)model.Settings.OptionalInteger("dimensions"));

    public Task WarmUpAsync() => OpenAIProvider.WarmUpAsync();

    /// <summary>The settings of a connection without its key.</summary>
    protected virtual OpenAISettings Connection(ModelDefinition model) => new()
    {
        Model = model.Model,
        StoreAs = model.Settings.Text("store_as"),
        Api = model.Settings.Text("api") == "responses" ? OpenAIApi.Responses : OpenAIApi.Chat,
        Stream = model.Settings.Boolean("stream"),
        InstructionRole = model.Settings.Text("instruction_role") switch { "system" => InstructionRole.System, "developer" => InstructionRole.Developer, _ => InstructionRole.ByModel },
        MaxTokensField = model.Settings.Text("max_tokens_field") == "max_tokens" ? MaxTokensField.MaxTokens : MaxTokensField.MaxCompletionTokens,
    };

    /// <summary>The variable that holds the key, or null when none is needed.</summary>
    protected virtual string? KeyVariable(YamlValue model) => model.Text("api_key_env") ?? DefaultKeyVariable;

    private OpenAISettings? Connect(ModelDefinition model, ProviderContext context)
    {
        ApiKey? key = null;
        if (KeyVariable(model.Settings) is { } variable && context.Environment.GetVariable(variable) is { } value && !ApiKey.TryCreate(value, out key, out var problem))
        {
            context.Problems.Add(model.Settings, $"environment variable {variable}: {problem}");
            return null;
        }
        if (key is null && KeyVariable(model.Settings) is not null && !context.CallsAllowed)
            ApiKey.TryCreate("no-call-is-made", out key, out _);
        return Connection(model) with { ApiKey = key };
    }
}
