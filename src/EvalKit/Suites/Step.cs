using System.Text.Json;

namespace EvalKit.Suites;

/// <summary>One call of a variant.</summary>
/// <param name="Name">Its name under <c>steps</c> in templates; the only step of a plain variant is called <c>answer</c>.</param>
/// <param name="Model">The model that is called.</param>
/// <param name="Prompt">The prompt, or null for a model that needs none (recorded outputs).</param>
/// <param name="Parameters">The model's parameters with the variant's own over them.</param>
public sealed record Step(string Name, ModelDefinition Model, PromptDefinition? Prompt, IReadOnlyDictionary<string, JsonElement> Parameters)
{
    /// <summary>The name of the only step of a variant that declares none.</summary>
    public const string Only = "answer";
}
