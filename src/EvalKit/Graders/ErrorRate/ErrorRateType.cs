using EvalKit.Results;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Graders.ErrorRate;

internal sealed class ErrorRateType : GraderType
{
    public override string Type => "error_rate";

    public override string Summary =>
        "Word error rate, or character error rate with `unit: characters`: insertions, deletions and substitutions over reference length. The score is 1 - rate, at least 0; the metric `corpus` is the rate over all items (0 is perfect, more than 1 is possible).";

    public override string Example => """
        transcript:
          type: error_rate
          reference: "{{ item.transcript }}"
          normalize: [casefold, strip_punctuation]
        """;

    public override IReadOnlyList<string> EdgeCases =>
    [
        "An empty output has a rate of 1 and scores 0.",
        "An output for an empty reference is undefined: it is counted apart in `mean`, and its words are insertions in `corpus`.",
        "Both empty have a rate of 0 and score 1.",
        "Of several references the one with the lowest rate counts.",
    ];

    protected override IReadOnlyList<Key> Parameters =>
    [
        new Key("unit", new WordShape("words", "characters"), "What is counted: words between white space, or Unicode code points with white space.", Default: "words"),
        NormalizeKey.Key,
    ];

    public override GraderDefinition Define(string name, YamlValue parameters)
    {
        var signature = $"error_rate|{parameters.Text("unit") ?? "words"}|{NormalizeKey.Signature(parameters)}|v1";
        return Definitions.Of(name, Type, signature, parameters, moreColumns: ["edits", "reference_length"],
            moreMetrics:
            [
                ColumnSums.Ratio("corpus", signature, MetricRanges.NonNegative, part: 1, whole: 2) with { HigherIsBetter = false },
            ]);
    }

    public override IGrader Create(GraderSetup setup) => new ErrorRateGrader(setup);
}
