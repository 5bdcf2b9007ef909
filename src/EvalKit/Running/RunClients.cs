using System.Text.Json;
using EvalKit.Graders;
using EvalKit.Graders.Code;
using EvalKit.Graders.Judging;
using EvalKit.Graders.Multi;
using EvalKit.Models;
using EvalKit.Problems;
using EvalKit.Providers;
using EvalKit.Shapes;
using EvalKit.Suites;

namespace EvalKit.Running;

/// <summary>The clients of every model that a run needs, made before the first call so that their problems are found first.</summary>
public sealed class RunClients : IDisposable
{
    private readonly GraderSurroundings _surroundings;

    private RunClients(IReadOnlyList<VariantRuntime> variants, IReadOnlyDictionary<string, EmbeddingRuntime> embeddings, IReadOnlyDictionary<string, JudgeRuntime> judges, IReadOnlyDictionary<string, ChatRuntime> moderations, GraderSurroundings surroundings)
    {
        _surroundings = surroundings;
        Variants = variants;
        Embeddings = embeddings;
        Judges = judges;
        Moderations = moderations;
    }

    internal IReadOnlyList<VariantRuntime> Variants { get; }

    internal IReadOnlyDictionary<string, EmbeddingRuntime> Embeddings { get; }

    internal IReadOnlyDictionary<string, JudgeRuntime> Judges { get; }

    /// <summary>Whether grading may call a model.</summary>
    internal bool GradersCall => Embeddings.Count > 0 || Judges.Count > 0 || Moderations.Count > 0;

    /// <summary>The moderation models, for graders.</summary>
    internal IReadOnlyDictionary<string, ChatRuntime> Moderations { get; }

    /// <summary>Ends the programs that were kept running.</summary>
    public void Dispose()
    {
        foreach (var client in Variants.SelectMany(v => v.Steps).SelectMany(s => s.Models).Select(m => m.Runtime.Client).Concat(Judges.Values.Select(j => j.Chat.Client)).Distinct())
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
                StepModel[] answering = [.. step.Model.Fallbacks.Prepend(step.Model).SelectMany(m => Runtime(m) is { } chat ? Models(step, m, chat) : [])];
                if (answering.Length > 0)
                    steps.Add(new StepRuntime(step, answering));
            }
            runtimes.Add(new VariantRuntime(variant, steps));
        }
        var embeddings = new Dictionary<string, EmbeddingRuntime>(StringComparer.Ordinal);
        foreach (var model in suite.Models)
            if (ProviderCatalog.Find(model.Provider) is { } provider && provider.MakesEmbeddings(model) && provider.CreateEmbedding(model, context) is { } embedding)
                embeddings.Add(model.Name, embedding with { Settings = embedding.Settings with { Prices = model.Prices, Role = CallRole.Embedding } });
        var judges = new Dictionary<string, JudgeRuntime>(StringComparer.Ordinal);
        foreach (var model in JudgeModels.Of(suite))
            if (Runtime(model) is { } judge)
                judges.Add(model.Name, new JudgeRuntime(model, judge with { Settings = judge.Settings with { Role = CallRole.Judge } }));
        var moderations = new Dictionary<string, ChatRuntime>(StringComparer.Ordinal);
        foreach (var model in suite.Models.Where(VariantBinder.IsModeration))
            if (Runtime(model) is { } moderation)
                moderations.Add(model.Name, moderation with { Settings = moderation.Settings with { Role = CallRole.Judge } });
        foreach (var grader in suite.Graders.Where(g => g.Definition.Type == CodeType.TypeName && g.Code is null))
            problems.Add(grader.Parameters, $"grader '{grader.Definition.Name}' is given by .NET code: run the suite from there, by Eval.Suite(...).WithGrader(\"{grader.Definition.Name}\", ...) (docs/code.md)");
        return (problems.Any ? null : new RunClients(runtimes, embeddings, judges, moderations, new GraderSurroundings(context.SuiteFolder, environment, time, suite.Dataset)), problems.ToList());

        ChatRuntime? Runtime(ModelDefinition model)
        {
            if (!chats.TryGetValue(model.Name, out var chat) && ProviderCatalog.Find(model.Provider)!.CreateChat(model, context) is { } made)
                chats.Add(model.Name, chat = made with { Settings = made.Settings with { Prices = model.Prices } });
            return chat;
        }
    }

    /// <value>The default value is 100 samples, the most that a judge takes: so far apart are the samples of one asking and of the next.</value>
    private const int SamplesApart = 100;

    /// <param name="suite">The suite.</param>
    /// <param name="gateway">Where calls go.</param>
    /// <param name="stop">Told when nothing more may be spent.</param>
    /// <param name="asking">How often judges were asked the same before: 0 for the answers that runs have.</param>
    internal IReadOnlyList<IGrader> CreateGraders(Suite suite, ModelGateway gateway, StopReason? stop, int asking = 0) => [.. suite.Graders.Select(g => Create(g, gateway, stop, asking).Grader)];

    /// <summary>The graders that ask models.</summary>
    internal IReadOnlyList<IGrader> CreateCallingGraders(Suite suite, ModelGateway gateway) => [.. suite.Graders.Select(g => Create(g, gateway, null)).Where(g => g.Calls).Select(g => g.Grader)];

    /// <summary>The graders that judge, those inside others too, with judges of the caller's making; how many questions each asks about one output, and how often at most.</summary>
    internal IReadOnlyList<(IGrader Grader, int Questions, int Attempts)> CreateJudges(Suite suite, Func<JudgeRuntime, JudgeOptions, IJudge> judge)
    {
        var graders = new List<(IGrader, int, int)>();
        foreach (var grader in suite.Graders)
            foreach (var (definition, parameters) in GraderCatalog.Types[grader.Definition.Type] is MultiType ? MultiType.Judges(grader.Parameters) : [(grader.Definition, grader.Parameters)])
                if (GraderCatalog.Types[definition.Type] is JudgeType type)
                    graders.Add((type.Build(new GraderSetup(definition, parameters, new ProblemList(), _surroundings with { Folder = grader.Folder }, (_, _) => null,
                        (name, _, options) => Judges.TryGetValue(name, out var runtime) ? judge(runtime, options) : null)), type.JudgeQuestions(parameters), parameters.Integer(JudgeKeys.Attempts.Name, 1)));
        return graders;
    }

    private (IGrader Grader, bool Calls) Create(GraderConfiguration grader, ModelGateway gateway, StopReason? stop, int asking = 0)
    {
        var calls = false;
        var built = GraderCatalog.Types[grader.Definition.Type].Build(new GraderSetup(
            grader.Definition, grader.Parameters, new ProblemList(), _surroundings with { Folder = grader.Folder },
            (name, _) => Embeddings.TryGetValue(name, out var model) && (calls = true) ? new GatewayEmbedder(gateway, model, stop) : null,
            (name, _, options) => Judges.TryGetValue(name, out var judge) && (calls = true) ? new GatewayJudge(gateway, judge, options, stop, asking * SamplesApart) : null)
        {
            Code = grader.Code,
            Moderators = (name, _) => Moderations.TryGetValue(name, out var model) && (calls = true) ? new GatewayModerator(gateway, model, stop) : null,
        });
        return (built, calls);
    }

    /// <summary>The model, and where it is asked for flex processing and says so the same model at the tier that has capacity when flex has none.</summary>
    private static IEnumerable<StepModel> Models(Step step, ModelDefinition model, ChatRuntime runtime)
    {
        var sent = step.SentTo(model);
        if (!FlexTier.IsAskedFor(sent))
            return [Model(model.Name, runtime, sent, model)];
        var other = FlexTier.Fallback(model);
        var flex = runtime with { Settings = runtime.Settings with { Timeout = model.Timeout ?? CallDefaults.FlexTimeout, GivesUpWithoutCapacity = other is not null } };
        return other is null
            ? [Model(model.Name, flex, sent, model)]
            : [Model(model.Name, flex, sent, model), Model($"{model.Name}, tier {other}", runtime, FlexTier.At(other, sent), model) with { IsOtherTier = true }];
    }

    private static StepModel Model(string name, ChatRuntime runtime, IReadOnlyDictionary<string, JsonElement> sent, ModelDefinition model) =>
        new(name, runtime, ProviderCatalog.Find(model.Provider)!.Options(sent), ParameterTemplates.Of(sent));
}
