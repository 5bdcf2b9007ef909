using EvalKit.Models;
using EvalKit.Models.Embedded;
using EvalKit.Shapes;
using EvalKit.Suites;
using EvalKit.Yaml;

namespace EvalKit.Providers.Embedded;

/// <summary>Classical systems inside the process. Their answers are stored like any others, so that latency and record are those of the first call.</summary>
internal sealed class EmbeddedProvider : IModelProvider
{
    /// <value>The default value is 512.</value>
    private const int DefaultDimensions = 512;

    private static readonly CallSettings InProcess = CallSettings.Default with { Limits = TrafficLimits.None };

    public string Name => "embedded";

    public bool NeedsPrompt(ModelDefinition model) => true;

    public bool Takes(ModelDefinition model, string parameter) => false;

    public ObjectShape Shape => new(
        ModelShapes.Provider,
        new Key("model", new WordShape([.. EmbeddedRules.Models]), "Which classical system.", IsRequired: true),
        new Key("train", new ObjectShape(
            new Key("path", ModelShapes.Name, "A dataset file.", Default: "the suite's dataset"),
            new Key("split", ModelShapes.Name, "Only the rows of this split.", Default: "all rows"),
            new Key("text", new TemplateShape(), "The training text.", IsRequired: true, Example: "{{ item.message }}"),
            new Key("label", new TemplateShape(), "The training label.", IsRequired: true, Example: "{{ item.label }}"),
            new Key("fraction", new NumberShape(0, 1), "The share of the rows that is used, drawn by seed.", Default: "1"),
            new Key("seed", new IntegerShape(0), "The seed of the draw.", Default: "1")), "Training examples of `knn` and `majority`."),
        new Key("documents", new ObjectShape(
            new Key("path", ModelShapes.Name, "A dataset file with one document a row.", IsRequired: true),
            new Key("id", ModelShapes.Name, "The field of the id.", Default: "id"),
            new Key("title", ModelShapes.Name, "The field of the title.", Default: "title"),
            new Key("text", ModelShapes.Name, "The field of the text.", Default: "text")), "The documents of `bm25` and `hashed_ngrams`."),
        new Key("k", new IntegerShape(1, 1000), "The number of neighbours of `knn`.", Default: "5"),
        new Key("top", new IntegerShape(1, 1000), "How many documents a retriever returns.", Default: "10"),
        new Key("threshold", new NumberShape(0, 1), "Below this `extractive` abstains."),
        new Key("sentences", new IntegerShape(1, 1000), "How many sentences `lead`, `textrank` and `extractive` give."),
        new Key("max_words", new IntegerShape(1, 100_000), "The most words that `lead` and `textrank` give."),
        new Key("dimensions", new IntegerShape(8, 65_536), "The length of the vectors of `hashed_embedding` and `hashed_ngrams`."))
    {
        Description = "A classical system inside the process: deterministic, free, the floor that a language model has to beat.",
    };

    public void Check(YamlValue model, LoadContext context) => EmbeddedRules.Check(model, context.Problems);

    public bool IsFree => true;

    public bool MakesEmbeddings(ModelDefinition model) => model.Model == "hashed_embedding";

    public ChatRuntime? CreateChat(ModelDefinition model, ProviderContext context) =>
        CreateModel(model, context) is { } made ? new ChatRuntime(made.Client, Identity(model, made.Revision), InProcess) : null;

    public EmbeddingRuntime? CreateEmbedding(ModelDefinition model, ProviderContext context)
    {
        var made = EmbeddedModels.HashedEmbeddings(model.Settings.Integer("dimensions", DefaultDimensions));
        return new EmbeddingRuntime(made.Generator, Identity(model, made.Revision), InProcess, null);
    }

    private ModelIdentity Identity(ModelDefinition model, string revision) => new(Name, Name, model.Model, "embedded", revision);

    private static EmbeddedModel? CreateModel(ModelDefinition model, ProviderContext context)
    {
        var settings = model.Settings;
        switch (model.Model)
        {
            case "knn":
                return TrainingData.Read(model, context) is { } examples ? EmbeddedModels.Knn(examples, new KnnOptions { K = settings.Integer("k", new KnnOptions().K) }) : null;
            case "majority":
                return TrainingData.Read(model, context) is { } labelled ? EmbeddedModels.MajorityLabel(labelled) : null;
            case "bm25":
                return DocumentData.Read(model, context) is { } documents ? EmbeddedModels.Bm25(documents, new Bm25Options { Top = settings.Integer("top", new Bm25Options().Top) }) : null;
            case "hashed_ngrams":
                return DocumentData.Read(model, context) is { } texts
                    ? EmbeddedModels.HashedNgrams(texts, new HashedNgramOptions
                    {
                        Top = settings.Integer("top", new HashedNgramOptions().Top),
                        Dimensions = settings.Integer("dimensions", new HashedNgramOptions().Dimensions),
                    })
                    : null;
            case "extractive":
                return EmbeddedModels.ExtractiveAnswerer(new ExtractiveOptions
                {
                    Threshold = settings.Number("threshold", new ExtractiveOptions().Threshold),
                    MaxSentences = settings.Integer("sentences", new ExtractiveOptions().MaxSentences),
                });
            case "lead":
                var maxWords = (int?)settings.OptionalInteger("max_words");
                var sentences = (int?)settings.OptionalInteger("sentences") ?? (maxWords is null ? new LeadOptions().Sentences : null);
                return EmbeddedModels.Lead(new LeadOptions { Sentences = sentences, MaxWords = maxWords });
            default:
                return EmbeddedModels.TextRank(new TextRankOptions { Sentences = settings.Integer("sentences", new TextRankOptions().Sentences), MaxWords = (int?)settings.OptionalInteger("max_words") });
        }
    }
}
