using EvalKit.Results;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Graders.Code;

internal sealed class CodeType : GraderType
{
    public const string TypeName = "code";

    public override string Type => TypeName;

    public override string Summary =>
        "A grader of .NET code, given under the grader's name by the program or test that runs the suite (docs/code.md). It need not stand in the suite; where it does, its threshold can.";

    public override string Example => """
        polite:
          type: code
          revision: "2"
          pass_threshold: 0.5
        """;

    public override IReadOnlyList<string> EdgeCases =>
    [
        "What empty outputs score is the code's decision.",
        "An exception makes the item errored, with its message as the reason, and so does a score outside [0,1].",
        "A score of NaN is an undefined score: counted apart, neither 0 nor missing.",
        "The signature holds the revision, and without one the identity of the compiled code: another build is another grader, and an accepted baseline is not compared with it.",
        "The tool has no code to run: `evalkit run` says so and calls nothing. Its other commands read runs that were made from code.",
    ];

    protected override bool HasReference => false;

    protected override bool HasInput => false;

    protected override IReadOnlyList<Key> Parameters =>
        [new Key("revision", new TextShape { NotEmpty = true }, "The version of the grader.", Default: "the identity of the compiled code", Example: "\"2\"")];

    public override GraderDefinition Define(string name, YamlValue parameters) => Definitions.Of(name, Type, $"code|revision:{parameters.Text("revision") ?? "-"}|v1", parameters);

    public override IGrader Create(GraderSetup setup) => new CodeGrader(setup);
}
