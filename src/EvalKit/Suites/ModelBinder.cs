using System.Text.Json;
using EvalKit.Models;
using EvalKit.Providers;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Suites;

/// <summary>Reads the entries under <c>models</c>.</summary>
internal static class ModelBinder
{
    public static ModelDefinition Bind(string name, YamlValue value, LoadContext context)
    {
        var provider = value.Text("provider") ?? "";
        var known = ProviderCatalog.Find(provider);
        known?.Check(value, context);
        return new ModelDefinition
        {
            Name = name,
            Provider = provider,
            Model = value.Text("model") ?? name,
            Parameters = Parameters(value["parameters"]),
            Price = known?.Price(value),
            Timeout = value.Duration("timeout"),
            MaxAttempts = value.OptionalInteger("max_attempts") is { } attempts ? (int)attempts : null,
            Limits = Limits(value["limits"]),
            Settings = value,
        };
    }

    public static TrafficLimits Limits(YamlValue? map) => map is null ? TrafficLimits.Unknown : new TrafficLimits
    {
        Group = map.Text("group"),
        RequestsPerMinute = map.OptionalInteger("rpm"),
        RequestsPerDay = map.OptionalInteger("rpd"),
        TokensPerMinute = map.OptionalInteger("tpm"),
        TokensPerDay = map.OptionalInteger("tpd"),
        ImagesPerMinute = map.OptionalInteger("ipm"),
        MaxParallel = (int?)map.OptionalInteger("max_parallel"),
    };

    public static IReadOnlyDictionary<string, JsonElement> Parameters(YamlValue? map, IReadOnlyDictionary<string, JsonElement>? under = null)
    {
        var stated = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (key, value) in map?.Entries ?? [])
            stated[key.Text] = YamlJson.ToJson(value);
        return Merge(stated, under ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal));
    }

    /// <summary>The parameters of both; where both state one, that of the first.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Merge(IReadOnlyDictionary<string, JsonElement> over, IReadOnlyDictionary<string, JsonElement> under)
    {
        var parameters = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (key, value) in under.Concat(over))
            parameters[key] = value;
        return parameters;
    }
}
