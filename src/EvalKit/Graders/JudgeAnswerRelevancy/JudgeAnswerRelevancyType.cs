using EvalKit.Graders.Judging;
using EvalKit.Results;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Graders.JudgeAnswerRelevancy;

internal sealed class JudgeAnswerRelevancyType : JudgeType
{
    public override string Type => "judge_answer_relevancy";

    public override string Summary =>
        "Whether the answer is about the question (ragas: response relevancy). A model writes questions that the answer would be the answer to; the score is the mean cosine of their embeddings with that of the question, and 0 for an answer that commits itself to nothing.";

    public override string Example => """
        relevant:
          type: judge_answer_relevancy
          model: judge
          embedder: embedder
          question: "{{ item.question }}"
          questions: 3
        """;

    public override IReadOnlyList<string> EdgeCases =>
    [
        "An empty answer scores 0 without a call.",
        "An answer that is evasive (\"I don't know\") is noncommittal and scores 0; `noncommittal` is the share of such answers.",
        "A negative mean cosine scores 0; the raw value keeps it.",
        "Another number of questions than asked for is `judge_failed`; an embedding that fails makes the item `errored`.",
    ];

    protected override IReadOnlyList<Key> KindKeys =>
    [
        new Key("embedder", new TextShape { NotEmpty = true }, "The name of an embedding model under `models`.", IsRequired: true, Example: "embedder"),
        new Key("questions", new IntegerShape(1, 20), "How many questions the judge writes.", Default: "3"),
    ];

    protected override IReadOnlyList<Key> SharedKeys => [JudgeKeys.Question with { IsRequired = true, Description = "What was asked. The judge does not see it." }];

    public override string Task(YamlValue parameters) =>
        $"You write {parameters.Integer("questions", RegeneratedQuestions.Count)} different questions, each of which the answer would fully answer, in the language of the answer. You also say whether the answer is noncommittal: evasive, vague, or without any information, such as not knowing.";

    public override IJudgeKind Kind(GraderSetup setup) => new RegeneratedQuestions(setup.Embedder("embedder"), setup.Parameters.Integer("questions", RegeneratedQuestions.Count));

    protected override (IReadOnlyList<string> Columns, IReadOnlyList<MetricDefinition> Metrics) Measures(YamlValue parameters, string signature, int first) =>
        (["noncommittal"], [Definitions.Mean("noncommittal", first, $"{signature}|embedder:{parameters.Text("embedder")}") with { HigherIsBetter = false }]);
}
