using EvalKit.Shapes;
using EvalKit.Suites;

namespace EvalKit.Graders.Judging;

/// <summary>The parameters that judges share.</summary>
internal static class JudgeKeys
{
    private static readonly string[] Sampling = ["temperature", "top_p", "top_k", "max_output_tokens", "seed", "frequency_penalty", "presence_penalty", "reasoning_effort", "verbosity", "service_tier", "extra"];

    public static Key Model { get; } = new("model", new ListShape(ModelShapes.Name) { OrSingle = true, MinimumItems = 1 },
        "The name of the model under `models` that judges, or of several: a panel.", IsRequired: true, Example: "judge");

    public static Key Question { get; } = new(JudgeMaterial.Question, new TemplateShape(), "What was asked, shown to the judge.", Example: "{{ item.question }}");

    public static Key Context { get; } = new(JudgeMaterial.Context, new TemplateShape(), "What the answer was to be based on, shown to the judge: a text, or a path to a list of texts.", Example: "{{ item.passages }}");

    public static Key Reference { get; } = new(JudgeMaterial.Reference, new ListShape(new TemplateShape()) { OrSingle = true, MinimumItems = 1 },
        "Reference-guided judging: a correct answer, or several, shown to the judge as such.", Example: "{{ item.answer }}");

    public static Key Show { get; } = new("show", new MapShape(new TemplateShape()), "Further pieces that the judge is shown, by name: lower-case letters and `_`.", Example: "{ policy: \"{{ item.policy }}\" }");

    public static Key Parameters { get; } = new("parameters", new ObjectShape([.. ModelShapes.Parameters.Keys.Where(k => Sampling.Contains(k.Name, StringComparer.Ordinal))]),
        "Parameters over those of the model.", Example: "{ temperature: 0 }");

    public static Key Samples { get; } = new("samples", new IntegerShape(1, 100), "How often each judge is asked. Numbers are averaged, words decided by majority.", Default: "1");

    public static Key Attempts { get; } = new("attempts", new IntegerShape(1, 10),
        "How often the same question is asked at most until its verdict can be used. Every attempt is a call of its own, in the store and in the money; what none of them answers is `judge_failed`.", Default: "1");

    public static Key Panel { get; } = new("panel", new WordShape("median", "mean", "majority"), "How the verdicts of several judges become one.", Default: "`median` of numbers, `majority` of words");

    public static Key SolveFirst { get; } = new("solve_first", new BooleanShape(),
        "Whether the judge solves the task itself before it sees the answer: one more call, the same for all answers to an item, with `question`, `context` and `show` only.", Default: "false");

    public static Key StructuredOutput { get; } = new("structured_output", new BooleanShape(),
        "Whether providers that can are held to the JSON Schema of the verdict. Verdicts are read strictly either way.", Default: "true");

    public static Key Criteria(bool isRequired, string meaning = "What is judged and by which rules, in your words.") =>
        new("criteria", new TemplateShape(), meaning + " Values in it are marked as material.", isRequired, Example: "The answer names the refund policy and promises nothing beyond it.");
}
