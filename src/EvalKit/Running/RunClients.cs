using EvalKit.Graders;
using EvalKit.Models;
using EvalKit.Problems;
using EvalKit.Providers;
using EvalKit.Suites;

namespace EvalKit.Running;

/// <summary>The clients of every model that a run needs, made before the first call so that their problems are found first.</summary>
public sealed class RunClients : IDisposable
{
    private readonly GraderSurroundings _surroundings;

    private RunClients(IReadOnlyList<VariantRuntime> variants, IReadOnlyDictionary<string, EmbeddingRuntime> embeddings, GraderSurroundings surroundings)
    {
        _surroundings = surroundings;
        Variants = variants;
        Embeddings = embeddings;
    }

    internal IReadOnlyList<VariantRuntime> Variants { get; }

    internal IReadOnlyDictionary<string, EmbeddingRuntime> Embeddings { get; }

    /// <summary>Ends the programs that were kept running.</summary>
    public void Dispose()
    {
        foreach (var client in Variants.SelectMany(v => v.Steps).SelectMany(s => s.Models).Select(m => m.Runtime.Client).Distinct())
            client.Dispose();
    }

    /// <summary>The clients, or the problems of models and their data.</summary>
    public static (RunClients? Clients, IReadOnlyList<Problem> Problems) Create(Suite suite, IReadOnlyList<Variant> variants, IEnvironment environment, TimeProvider time, bool callsAllowed)
    {
        var problems = new ProblemList();
        var context = new ProviderContext(suite.Dataset, Path.GetDirectoryName(suite.Path)!, environment, time, callsAllowed, problems);
        var chats = new Dictionary<string, ChatRuntime>(StringComparer.Ordinal);
        var runtimes = new List<VariantRuntime>();
        foreach (var variant in variants)
        {
            var steps = new List<StepRuntime>();
            foreach (var step in variant.Steps)
            {
                StepModel[] answering = [.. step.Model.Fallbacks.Prepend(step.Model).Select(m => Runtime(m) is { } chat ? Model(step, m, chat) : null).OfType<StepModel>()];
                if (answering.Length > 0)
                    steps.Add(new StepRuntime(step, answering));
            }
            runtimes.Add(new VariantRuntime(variant, steps));
        }
        var embeddings = new Dictionary<string, EmbeddingRuntime>(StringComparer.Ordinal);
        foreach (var model in suite.Models)
            if (ProviderCatalog.Find(model.Provider) is { } provider && provider.MakesEmbeddings(model) && provider.CreateEmbedding(model, context) is { } embedding)
                embeddings.Add(model.Name, embedding with { Settings = embedding.Settings with { Prices = model.Prices, Role = CallRole.Embedding } });
        return (problems.Any ? null : new RunClients(runtimes, embeddings, new GraderSurroundings(context.SuiteFolder, environment, time, suite.Dataset)), problems.ToList());

        ChatRuntime? Runtime(ModelDefinition model)
        {
            if (!chats.TryGetValue(model.Name, out var chat) && ProviderCatalog.Find(model.Provider)!.CreateChat(model, context) is { } made)
                chats.Add(model.Name, chat = made with { Settings = made.Settings with { Prices = model.Prices } });
            return chat;
        }
    }

    internal IReadOnlyList<IGrader> CreateGraders(Suite suite, ModelGateway gateway, StopReason? stop) =>
    [
        .. suite.Graders.Select(grader => GraderCatalog.Types[grader.Definition.Type].Build(new GraderSetup(
            grader.Definition, grader.Parameters, new ProblemList(), _surroundings, (name, _) => Embeddings.TryGetValue(name, out var model) ? new GatewayEmbedder(gateway, model, stop) : null))),
    ];

    private static StepModel Model(Step step, ModelDefinition model, ChatRuntime runtime)
    {
        var sent = step.SentTo(model);
        return new StepModel(model.Name, runtime, ProviderCatalog.Find(model.Provider)!.Options(sent), ParameterTemplates.Of(sent));
    }
}
