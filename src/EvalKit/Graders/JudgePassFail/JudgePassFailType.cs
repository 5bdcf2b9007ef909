using EvalKit.Graders.Judging;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Graders.JudgePassFail;

internal sealed class JudgePassFailType : JudgeType
{
    private static readonly VerdictForm Form = new("pass_fail", new WordField("verdict", "`pass` when the answer meets the criteria in full, `fail` otherwise.", ["pass", "fail"]));

    public override string Type => "judge_pass_fail";

    public override string Summary =>
        "A model says whether the answer meets your criteria: pass scores 1, fail 0. The form to prefer: it is the easiest to calibrate against people, and the one whose error can be corrected. With `reference` it is the question whether the answer is correct.";

    public override string Example => """
        correct:
          type: judge_pass_fail
          model: judge
          criteria: The answer says the same as the reference on every point that was asked. More detail is no fault, a contradiction is.
          question: "{{ item.question }}"
          reference: "{{ item.answer }}"
        """;

    public override IReadOnlyList<string> EdgeCases =>
    [
        "An empty answer is shown to the judge like any other.",
        "`judge_failed`, never 0: the judge declined, its answer was cut off, it does not end with a JSON object, or it holds another word than `pass` and `fail`, letter for letter. A call that failed is `judge_failed` too; one that is not on record while calls are forbidden is `not_run`.",
        "An answer of the judge that consists of the word alone is a verdict without reasoning.",
        "Several judges or samples decide by majority of those that gave a verdict, which have to be more than half; a split panel is `judge_failed`.",
    ];

    protected override IReadOnlyList<Key> KindKeys => [JudgeKeys.Criteria(isRequired: true)];

    public override IReadOnlyList<string> Words(YamlValue parameters) => ["fail", "pass"];

    public override string Task(YamlValue parameters) => "You judge whether an answer passes. Decide by the criteria alone; what they do not name is no reason to fail.";

    public override IJudgeKind Kind(GraderSetup setup) => new OneQuestion(Form, verdict =>
    {
        var word = verdict.GetProperty("verdict").GetString()!;
        return new JudgeReading { Score = word == "pass" ? 1 : 0, Label = word, Passed = word == "pass" };
    });
}
