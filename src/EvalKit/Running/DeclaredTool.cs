using System.Text.Json;
using Microsoft.Extensions.AI;

namespace EvalKit.Running;

/// <summary>A function that a model may ask for. Nobody calls it: the call is what is graded.</summary>
internal sealed class DeclaredTool(string name, string description, JsonElement schema, bool strict) : AIFunctionDeclaration
{
    private static readonly Dictionary<string, object?> Strict = new(StringComparer.Ordinal) { ["strict"] = true };
    private static readonly Dictionary<string, object?> Loose = new(StringComparer.Ordinal);

    public override string Name => name;

    public override string Description => description;

    public override JsonElement JsonSchema => schema;

    public override IReadOnlyDictionary<string, object?> AdditionalProperties => strict ? Strict : Loose;
}
