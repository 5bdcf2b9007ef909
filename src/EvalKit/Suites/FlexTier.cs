using System.Text.Json;
using EvalKit.Models;
using EvalKit.Shapes;

namespace EvalKit.Suites;

/// <summary>Flex processing, and the tier that is asked where it has no capacity.</summary>
internal static class FlexTier
{
    /// <summary>The parameter that asks for it.</summary>
    public const string Parameter = "service_tier";

    public static Key FallbackKey { get; } = new("fallback_tier", new WordShape(Auto, "default"),
        "The service tier that is asked where `service_tier: flex` has no capacity. It is recorded for each answer and warned of.", Default: "none: flex is tried again");

    private const string Auto = "auto";

    public static bool IsAskedFor(IReadOnlyDictionary<string, JsonElement> sent) =>
        sent.TryGetValue(Parameter, out var tier) && tier.ValueKind == JsonValueKind.String && tier.ValueEquals(ServiceTiers.Flex);

    /// <summary>The tier that a model names, or null.</summary>
    public static string? Fallback(ModelDefinition model) => model.Settings.Text("fallback_tier");

    /// <summary>The parameters at another tier. That of whoever asks for none is not named, so that its answers are those of calls without a tier.</summary>
    public static IReadOnlyDictionary<string, JsonElement> At(string tier, IReadOnlyDictionary<string, JsonElement> sent)
    {
        var parameters = new SortedDictionary<string, JsonElement>(sent.ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal), StringComparer.Ordinal);
        parameters.Remove(Parameter);
        if (tier != Auto)
            parameters[Parameter] = JsonElement.Parse($"\"{tier}\"");
        return parameters;
    }
}
