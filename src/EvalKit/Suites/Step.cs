using System.Text.Json;
using EvalKit.Providers;

namespace EvalKit.Suites;

/// <summary>One call of a variant.</summary>
/// <param name="Name">Its name under <c>steps</c> in templates; the only step of a plain variant is called <c>answer</c>.</param>
/// <param name="Model">The model that is called.</param>
/// <param name="Prompt">The prompt, or null for a model that needs none (recorded outputs).</param>
/// <param name="Parameters">The model's parameters with the variant's own over them.</param>
public sealed record Step(string Name, ModelDefinition Model, PromptDefinition? Prompt, IReadOnlyDictionary<string, JsonElement> Parameters)
{
    /// <summary>The parameters that the provider's requests do not carry; they are left out and reported, never dropped in silence.</summary>
    public IReadOnlyList<string> NotSent => NotSentTo(Model);

    /// <summary>The parameters that the requests of the step's model, or of one that stands in for it, do not carry.</summary>
    internal IReadOnlyList<string> NotSentTo(ModelDefinition model) =>
        ProviderCatalog.Find(model.Provider) is { } provider ? [.. ParametersOf(model).Keys.Where(p => !provider.Takes(model, p))] : [];

    /// <summary>The parameters that are sent to the step's model, or to one that stands in for it.</summary>
    internal IReadOnlyDictionary<string, JsonElement> SentTo(ModelDefinition model)
    {
        var notSent = NotSentTo(model);
        return notSent.Count == 0 ? ParametersOf(model) : new SortedDictionary<string, JsonElement>(
            ParametersOf(model).Where(p => !notSent.Contains(p.Key, StringComparer.Ordinal)).ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal), StringComparer.Ordinal);
    }

    /// <summary>Of a fallback its own and then the step's, so that one prompt serves both.</summary>
    private IReadOnlyDictionary<string, JsonElement> ParametersOf(ModelDefinition model) =>
        model.Name == Model.Name ? Parameters : ModelBinder.Merge(model.Parameters, Parameters);

    /// <summary>The name of the only step of a variant that declares none.</summary>
    public const string Only = "answer";
}
