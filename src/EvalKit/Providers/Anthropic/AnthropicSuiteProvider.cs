using System.Text.Json;
using EvalKit.Models;
using EvalKit.Running;
using EvalKit.Shapes;
using EvalKit.Suites;
using EvalKit.Yaml;
using Microsoft.Extensions.AI;

namespace EvalKit.Providers.Anthropic;

/// <summary>Anthropic's messages.</summary>
internal sealed class AnthropicSuiteProvider : IModelProvider
{
    private static readonly string[] NotTaken = ["seed", "frequency_penalty", "presence_penalty", "n", "logprobs", "top_logprobs", "logit_bias", "prediction", "verbosity", "store"];

    public string Name => AnthropicProvider.Name;

    public ObjectShape Shape => new(
        ModelShapes.Provider,
        new Key("model", ModelShapes.Name, "The model id.", IsRequired: true, Example: "claude-sonnet-4-5"),
        new Key("base_url", ModelShapes.Name, "The address of a compatible server, without /v1.", Default: "api.anthropic.com", Example: "http://127.0.0.1:8000"),
        new Key("api_key_env", ModelShapes.Name, "The environment variable that holds the key; a loopback server needs none.", Default: "ANTHROPIC_API_KEY"),
        new Key("stream", new BooleanShape(), "Whether answers are streamed, which measures the time to the first token and changes no answer.", Default: "false"),
        new Key("store_as", ModelShapes.Name, "The name of the endpoint in the response store, to share answers across hosts.", Default: "the address"),
        new Key("timeout", new DurationShape(), "The limit of one attempt.", Default: "60s"),
        new Key("max_attempts", new IntegerShape(1, 20), "How often a call is tried at most.", Default: "6"),
        ModelShapes.Deadline,
        ModelShapes.Fallback,
        ModelShapes.Limits,
        new Key("parameters", ModelShapes.Parameters, "Parameters of every call; `max_output_tokens` is 4096 unless it is given."),
        ModelShapes.Price)
    {
        Description = "Anthropic's messages, or any compatible server.",
    };

    public bool NeedsPrompt(ModelDefinition model) => true;

    public bool Takes(ModelDefinition model, string parameter) => !NotTaken.Contains(parameter, StringComparer.Ordinal);

    /// <summary>The interface requires a limit of tokens; a default of ours is part of the request and of its key.</summary>
    public ChatOptions? Options(IReadOnlyDictionary<string, JsonElement> parameters)
    {
        var options = ChatOptionsBinder.Bind(parameters) ?? new ChatOptions();
        options.MaxOutputTokens ??= AnthropicProvider.DefaultMaxTokens;
        return options;
    }

    public void Check(YamlValue model, LoadContext context)
    {
        if (model["base_url"] is { } address && !EndpointAddress.TryNormalize(address.Text, out _, out var problem))
            context.Problems.Add(address, $"base_url {problem}");
        else if (KeyVariable(model) is { } variable && context.Environment.GetVariable(variable) is null)
            context.MissingKeys.Add((model["api_key_env"] ?? model, variable));
        if (model["parameters"]?["response_format"] is { Kind: YamlKind.Scalar, Text: "json_object" } format)
            context.Problems.Add(format, "messages have no JSON without a schema: give 'schema', or ask for JSON in the prompt");
    }

    public string? BatchProblem(ModelDefinition model) => null;

    public bool MakesEmbeddings(ModelDefinition model) => false;

    public ChatRuntime? CreateChat(ModelDefinition model, ProviderContext context)
    {
        ApiKey? key = null;
        if (KeyVariable(model.Settings) is { } variable && context.Environment.GetVariable(variable) is { } value && !ApiKey.TryCreate(value, out key, out var problem))
        {
            context.Problems.Add(model.Settings, $"environment variable {variable}: {problem}");
            return null;
        }
        var settings = new AnthropicSettings
        {
            Model = model.Model,
            BaseUrl = model.Settings.Text("base_url"),
            ApiKey = key,
            StoreAs = model.Settings.Text("store_as"),
            Stream = model.Settings.Boolean("stream"),
        };
        return new ChatRuntime(AnthropicProvider.CreateChatClient(settings, context.Time), AnthropicProvider.Identity(settings), model.Calls);
    }

    public EmbeddingRuntime? CreateEmbedding(ModelDefinition model, ProviderContext context) => null;

    private static string? KeyVariable(YamlValue model) =>
        model.Text("api_key_env") ?? (model.Text("base_url") is { } address && EndpointAddress.IsLoopback(address) ? null : AnthropicProvider.DefaultApiKeyVariable);
}
