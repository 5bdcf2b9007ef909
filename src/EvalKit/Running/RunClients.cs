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
        foreach (var client in Variants.SelectMany(v => v.Steps).Select(s => s.Model.Client).Distinct())
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
                var provider = ProviderCatalog.Find(step.Model.Provider)!;
                if (!chats.TryGetValue(step.Model.Name, out var chat) && provider.CreateChat(step.Model, context) is { } made)
                    chats.Add(step.Model.Name, chat = made);
                if (chat is not null)
                    steps.Add(new StepRuntime(step, chat, provider.Options(step.Parameters)));
            }
            runtimes.Add(new VariantRuntime(variant, steps));
        }
        var embeddings = new Dictionary<string, EmbeddingRuntime>(StringComparer.Ordinal);
        foreach (var model in suite.Models)
            if (ProviderCatalog.Find(model.Provider) is { } provider && provider.MakesEmbeddings(model) && provider.CreateEmbedding(model, context) is { } embedding)
                embeddings.Add(model.Name, embedding);
        return (problems.Any ? null : new RunClients(runtimes, embeddings, new GraderSurroundings(context.SuiteFolder, environment, time, suite.Dataset)), problems.ToList());
    }

    internal IReadOnlyList<IGrader> CreateGraders(Suite suite, ModelGateway gateway) =>
    [
        .. suite.Graders.Select(grader => GraderCatalog.Types[grader.Definition.Type].Build(new GraderSetup(
            grader.Definition, grader.Parameters, new ProblemList(), _surroundings, (name, _) => Embeddings.TryGetValue(name, out var model) ? new GatewayEmbedder(gateway, model) : null))),
    ];
}
