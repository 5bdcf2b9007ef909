using EvalKit.Results;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Graders.JsonValid;

internal sealed class JsonValidType : GraderType
{
    public override string Type => "json_valid";

    public override string Summary => "1 when the whole output is one JSON value (RFC 8259: no comments, no trailing commas, no NaN, no property twice).";

    protected override bool HasReference => false;

    protected override IReadOnlyList<Key> Parameters =>
    [
        new Key("strip_fences", new BooleanShape(), "Whether a Markdown code fence around the whole output is taken off first.", Default: "false"),
        new Key("kind", new WordShape("any", "object", "array"), "What the value has to be.", Default: "any"),
    ];

    public override GraderDefinition Define(string name, YamlValue parameters) => Definitions.Of(name, Type,
        $"json_valid|kind:{parameters.Text("kind") ?? "any"}|fences:{(parameters.Boolean("strip_fences") ? "stripped" : "kept")}|v1", parameters);

    public override IGrader Create(GraderSetup setup) => new JsonValidGrader(setup);
}
