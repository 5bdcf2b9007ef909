using System.Globalization;
using EvalKit.Metrics;
using EvalKit.Results;
using EvalKit.Shapes;
using EvalKit.Suites;
using EvalKit.Yaml;

namespace EvalKit.Graders.BertScore;

internal sealed class BertScoreType : GraderType
{
    private const string ModelKey = "model";
    private const string BaselineKey = "baseline";

    public override string Type => "bert_score";

    public override string Summary =>
        "BERTScore's matching over vectors of single words: each word counts with its highest cosine on the other side; precision, recall and F1, which is the score. The vectors come from an embedding model that sees one word at a time, so they know no context: the numbers are not those of published BERTScore, whose encoders do.";

    public override string Example => """
        meaning:
          type: bert_score
          reference: "{{ item.answers }}"
          model: embedder
        """;

    public override IReadOnlyList<string> EdgeCases =>
    [
        "An empty output, an empty reference and both empty score 0, also one without letters and digits. Under `baseline` such a raw value is below 0, as any other.",
        "Of several references precision, recall and F1 are each taken from the one that gives most.",
        "Negative values, which a baseline makes of unlike texts, count as 0; the raw value is F1 itself.",
        "Under `idf` a pair all of whose words on a side stand in every reference has no weight on that side: undefined, counted apart.",
        "Each different word is one call to the model, kept in the response store. A text of more than 2,000 different words is `errored`, and so is one with a word whose embedding fails.",
        "A word whose vector is all zeros has a cosine of 0 with everything.",
    ];

    protected override IReadOnlyList<Key> Parameters =>
    [
        new Key(ModelKey, new TextShape { NotEmpty = true }, "The name of an embedding model under `models`. `hashed_embedding` compares spelling, not meaning.", IsRequired: true, Example: "embedder"),
        new Key(ReferenceWeights.Key, new TextShape { NotEmpty = true }, "Weighs words by their inverse document frequency among the references that the rows of this file give, relative to the suite; `dataset` is the suite's own.", Default: "every word counts once", Example: "dataset"),
        new Key(BaselineKey, new ObjectShape(
            new Key("precision", new NumberShape(-1, MaximumBaseline), "The precision of unlike texts.", IsRequired: true),
            new Key("recall", new NumberShape(-1, MaximumBaseline), "The recall of unlike texts.", IsRequired: true),
            new Key("f1", new NumberShape(-1, MaximumBaseline), "The F1 of unlike texts.", IsRequired: true)), "What unlike texts score with this model, measured by you: x becomes (x-b)/(1-b).", Default: "none", Example: "{ precision: 0.3, recall: 0.3, f1: 0.3 }"),
    ];

    /// <value>The default value is 0.999: a baseline of 1 would divide by 0.</value>
    private const double MaximumBaseline = 0.999;

    public override YamlValue Pin(YamlValue parameters, GraderSurroundings surroundings) =>
        PinnedFiles.Add(parameters, parameters.Texts(ReferenceWeights.Key).Select(name => (name, ReferenceWeights.Files(name, surroundings))));

    public override GraderDefinition Define(string name, YamlValue parameters)
    {
        var idf = parameters.Text(ReferenceWeights.Key) is { } rows ? $"idf:{rows}" : "idf:no";
        var baseline = Baseline(parameters) is { } b ? string.Create(CultureInfo.InvariantCulture, $"{b.Precision};{b.Recall};{b.F1}") : "none";
        var signature = $"bert_score|vectors:single words|model:{parameters.Text(ModelKey)}|tok:unicode words|{idf}|baseline:{baseline}{PinnedFiles.Signature(parameters)}|v1";
        return Definitions.Of(name, Type, signature, parameters, moreColumns: ["precision", "recall"],
            moreMetrics: [Definitions.Mean("precision", 1, signature), Definitions.Mean("recall", 2, signature)]);
    }

    public override IReadOnlyList<string> Hints(YamlValue parameters, GraderSurroundings surroundings) =>
        ["bert_score compares vectors of single words, which know no context: its numbers cannot be held against published BERTScore"];

    public override IGrader Create(GraderSetup setup) => new BertScoreGrader(setup, ReferenceWeights.Bind(setup), Baseline(setup.Parameters));

    private static BertScoreBaseline? Baseline(YamlValue parameters)
    {
        return parameters[BaselineKey] is { Kind: YamlKind.Map } map ? new BertScoreBaseline(Number("precision"), Number("recall"), Number("f1")) : null;

        double Number(string key) => Math.Clamp(map.Number(key, 0), -1, MaximumBaseline);
    }
}
