using System.Text.Json;
using EvalKit.Prompts;
using EvalKit.Running;
using EvalKit.Shapes;
using EvalKit.Suites;
using EvalKit.Yaml;
using Microsoft.Extensions.AI;

namespace EvalKit.Providers;

/// <summary>A provider as suites name it: the keys it takes, what is wrong with them, and the clients it makes. One folder and one of these a provider.</summary>
internal interface IModelProvider
{
    string Name { get; }

    /// <summary>The keys of its models.</summary>
    ObjectShape Shape { get; }

    /// <summary>Whether a model answers to a prompt only.</summary>
    bool NeedsPrompt(ModelDefinition model);

    /// <summary>Why a model does not send the prompt that a variant gives it, or null where it does.</summary>
    string? PromptProblem(ModelDefinition model) => null;

    /// <summary>The templates that a model renders for each item besides those of prompts.</summary>
    IEnumerable<Template> Templates(ModelDefinition model) => [];

    /// <summary>Whether a model's requests carry a parameter of the suite. What they do not carry is left out of the request and named in the run's record.</summary>
    bool Takes(ModelDefinition model, string parameter);

    /// <summary>The options of a call; null for none.</summary>
    ChatOptions? Options(IReadOnlyDictionary<string, JsonElement> parameters) => ChatOptionsBinder.Bind(parameters);

    /// <summary>Reports what the shape alone cannot tell.</summary>
    void Check(YamlValue model, LoadContext context);

    /// <summary>Whether its calls cost nothing, since nothing leaves the process.</summary>
    bool IsFree => false;

    /// <summary>Why a model's calls cannot be handed in together, or null where they can or where nothing leaves the process.</summary>
    string? BatchProblem(ModelDefinition model) => IsFree ? null : $"the provider '{Name}' has no batches";

    bool MakesEmbeddings(ModelDefinition model);

    /// <summary>Whether a model's answers say whether texts are harmful.</summary>
    bool Moderates(ModelDefinition model) => false;

    /// <summary>A client that answers; null when its data has problems, which are reported.</summary>
    ChatRuntime? CreateChat(ModelDefinition model, ProviderContext context);

    /// <summary>Makes the first call quick where that takes time, beside other preparations; calls nothing.</summary>
    Task WarmUpAsync() => Task.CompletedTask;

    /// <summary>A client that embeds; asked only of models that make embeddings.</summary>
    EmbeddingRuntime? CreateEmbedding(ModelDefinition model, ProviderContext context);
}
