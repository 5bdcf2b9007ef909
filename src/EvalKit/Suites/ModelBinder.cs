using System.Text.Json;
using EvalKit.Models;
using EvalKit.Prices;
using EvalKit.Providers;
using EvalKit.Providers.Code;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Suites;

/// <summary>Reads the entries under <c>models</c>.</summary>
internal static class ModelBinder
{
    public static ModelDefinition Bind(string name, YamlValue value, LoadContext context, PriceBook? prices = null)
    {
        if (context.Code?.Model(name) is { } code)
            return OfCode(code, value, context, prices);
        var provider = value.Text("provider") ?? "";
        var known = ProviderCatalog.Find(provider);
        known?.Check(value, context);
        return new ModelDefinition
        {
            Name = name,
            Provider = provider,
            Model = value.Text("model") ?? name,
            Parameters = new ParameterReader(context).Read(value["parameters"]),
            Prices = known?.IsFree == true ? PriceList.Free : PriceBinder.OfModel(value, context.Problems) ?? prices?.Find(value.Text("model") ?? name) ?? KnownPrice(provider, value),
            Timeout = value.Duration("timeout"),
            MaxAttempts = value.OptionalInteger("max_attempts") is { } attempts ? (int)attempts : null,
            Limits = Limits(value["limits"]),
            Settings = value,
        };
    }

    /// <summary>A model that .NET code gives, with what the suite says of it; null where the suite does not name it.</summary>
    public static ModelDefinition OfCode(CodeModel code, YamlValue? declared, LoadContext context, PriceBook? prices)
    {
        var model = code.ModelId ?? code.Name;
        if (code.Input is { } input)
            context.ParseTemplate(context.Code!.Text(input), input);
        foreach (var file in code.Options.Files)
            context.CheckFile(context.Code!.Text(file), "file");
        return new ModelDefinition
        {
            Name = code.Name,
            Provider = CodeProvider.ProviderName,
            Model = model,
            Parameters = new ParameterReader(context).Read(declared?["parameters"]),
            Prices = code.Options.Price is { } price ? new PriceList([price])
                : (declared is null ? null : PriceBinder.OfModel(declared, context.Problems)) ?? prices?.Find(model) ?? (code.Provider is { } provider ? PriceBook.Of(provider).Find(model) : null),
            Timeout = code.Options.Timeout ?? declared.Duration("timeout"),
            MaxAttempts = code.Options.MaxAttempts ?? (int?)declared.OptionalInteger("max_attempts") ?? code.DefaultAttempts,
            Limits = code.Options.Limits ?? Limits(declared?["limits"]),
            Settings = context.Code!.Settings(code, declared, context.Folder),
            Code = code,
        };
    }

    /// <summary>What a provider charges at its own address; a compatible server may charge anything.</summary>
    private static PriceList? KnownPrice(string provider, YamlValue model) =>
        model["base_url"] is null && model.Text("model") is { } id ? PriceBook.Of(provider).Find(id) : null;

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

    /// <summary>The parameters of both; where both state one, that of the first.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Merge(IReadOnlyDictionary<string, JsonElement> over, IReadOnlyDictionary<string, JsonElement> under)
    {
        var parameters = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (key, value) in under.Concat(over))
            parameters[key] = value;
        return parameters;
    }
}
