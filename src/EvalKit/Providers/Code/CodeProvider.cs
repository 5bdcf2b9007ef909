using EvalKit.Datasets;
using EvalKit.Models;
using EvalKit.Prompts;
using EvalKit.Shapes;
using EvalKit.Suites;
using EvalKit.Yaml;
using Microsoft.Extensions.AI;

namespace EvalKit.Providers.Code;

/// <summary>Systems that .NET code gives: chat clients, delegates, generators of embeddings.</summary>
internal sealed class CodeProvider : IModelProvider
{
    public const string ProviderName = "code";

    public const string RevisionKey = "revision";

    /// <summary>What has a place of its own in the options of every chat client; what has none is left out and reported.</summary>
    private static readonly string[] InOptions =
    [
        "temperature", "top_p", "top_k", "max_output_tokens", "seed", "stop", "frequency_penalty", "presence_penalty", "response_format", "tools", "tool_choice", "parallel_tool_calls", "extra",
    ];

    private static readonly ObjectShape OwnShape = new(
        ModelShapes.Provider,
        new Key(RevisionKey, ModelShapes.Name, "The version of the system, which is part of the key of every answer.", Default: "the identity of the compiled code, so that every change of code asks again", Example: "\"2\""),
        new Key("timeout", new DurationShape(), "The limit of one attempt.", Default: "60s"),
        new Key("max_attempts", new IntegerShape(1, 20), "How often a call is tried at most.", Default: "6, and 1 for a delegate"),
        ModelShapes.Deadline,
        ModelShapes.Fallback,
        ModelShapes.Limits,
        new Key("parameters", ModelShapes.Parameters, "Parameters of every call of a chat client."),
        ModelShapes.Price)
    {
        Description = "A system that .NET code gives under the model's name: the suite is run from there (docs/code.md).",
    };

    public static IReadOnlyList<string> Keys { get; } = [.. OwnShape.Keys.Select(k => k.Name)];

    public string Name => ProviderName;

    public ObjectShape Shape => OwnShape;

    public bool NeedsPrompt(ModelDefinition model) => model.Code is { Chat: not null };

    public string? PromptProblem(ModelDefinition model) => model.Code is null or { Chat: not null } ? null : "its code is given the item, or what its input says";

    public IEnumerable<Template> Templates(ModelDefinition model) => Input(model) is { } input ? [input] : [];

    public bool Takes(ModelDefinition model, string parameter) => model.Code is null or { Chat: not null } && InOptions.Contains(parameter, StringComparer.Ordinal);

    public void Check(YamlValue model, LoadContext context)
    {
        // Whether code gives it is known when the suite runs.
    }

    public bool MakesEmbeddings(ModelDefinition model) => model.Code is { Embeddings: not null };

    public ChatRuntime? CreateChat(ModelDefinition model, ProviderContext context)
    {
        if (model.Code is not { } code)
        {
            context.Problems.Add(model.Settings, $"model '{model.Name}' is given by .NET code: run the suite from there, by Eval.Suite(...).WithModel(\"{model.Name}\", ...) (docs/code.md)");
            return null;
        }
        IChatClient client = code switch
        {
            { Chat: { } chat } => new CodeChatClient(chat, code.Options.Stream, context.Time),
            { OfItem: { } ofItem } => new DelegateClient((message, token) => ofItem((Item)message.RawRepresentation!, token), context.Time),
            _ => new DelegateClient((message, token) => code.OfText!(message.Text, token), context.Time),
        };
        return new ChatRuntime(client, Identity(model, code), model.Calls)
        {
            Lookup = Input(model),
            OfItem = code.OfItem is null ? null : ItemMessage,
        };
    }

    public EmbeddingRuntime? CreateEmbedding(ModelDefinition model, ProviderContext context) => model.Code is not { Embeddings: { } generator } code
        ? null
        : new EmbeddingRuntime(new CodeEmbeddingGenerator(generator, context.Time), Identity(model, code), model.Calls, null);

    private static ModelIdentity Identity(ModelDefinition model, CodeModel code) => new(ProviderName, code.Endpoint, model.Model, code.Api, model.Settings.Text(RevisionKey));

    private static Template? Input(ModelDefinition model) => model.Code?.Input is { } input ? Template.Parse(input, out _) : null;

    /// <summary>The row in canonical form, so that white space and the order of fields are no other question, with the item itself for the delegate.</summary>
    private static ChatMessage ItemMessage(Item item) => new(ChatRole.User, new CanonicalJson().Text(item.Fields)) { RawRepresentation = item };
}
