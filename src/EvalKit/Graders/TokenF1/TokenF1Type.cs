using EvalKit.Results;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Graders.TokenF1;

internal sealed class TokenF1Type : GraderType
{
    public override string Type => "token_f1";

    public override string Summary => "F1 over the tokens of output and reference after SQuAD normalisation, the best reference counting; also the normalised exact match.";

    protected override IReadOnlyList<Key> Parameters =>
        [new Key("version", new WordShape("v1", "v2"), "The SQuAD script whose edge cases count: v2 gives 1 when both sides are empty.", Default: "v2")];

    public override GraderDefinition Define(string name, YamlValue parameters)
    {
        var signature = $"token_f1|squad:{parameters.Text("version") ?? "v2"}|v1";
        return Definitions.Of(name, Type, signature, parameters, moreColumns: ["exact_match"], moreMetrics: [Definitions.Mean("exact_match", 1, signature)]);
    }

    public override IGrader Create(GraderSetup setup) => new TokenF1Grader(setup);
}
