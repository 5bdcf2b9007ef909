using System.Text.Json;
using EvalKit.Models;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Suites;

/// <summary>A model as the suite declares it.</summary>
public sealed record ModelDefinition
{
    /// <summary>Its name in the suite.</summary>
    public required string Name { get; init; }

    /// <summary>embedded, recorded or openai.</summary>
    public required string Provider { get; init; }

    /// <summary>The provider's model id; for recorded outputs the name in the suite.</summary>
    public required string Model { get; init; }

    /// <summary>Parameters that can change the answer, as JSON values by name.</summary>
    public IReadOnlyDictionary<string, JsonElement> Parameters { get; init; } = new Dictionary<string, JsonElement>(StringComparer.Ordinal);

    /// <summary>What it costs, or null when that is unknown.</summary>
    public PriceList? Prices { get; init; }

    /// <summary>The limit of one attempt.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How often a call is tried at most.</summary>
    public int? MaxAttempts { get; init; }

    /// <summary>The models that are asked in this order where this one fails.</summary>
    public IReadOnlyList<ModelDefinition> Fallbacks { get; init; } = [];

    /// <summary>What the provider allows, as far as the suite says it.</summary>
    public TrafficLimits Limits { get; init; } = TrafficLimits.Unknown;

    /// <summary>How it is called, as far as the suite says it.</summary>
    internal CallSettings Calls => new()
    {
        Timeout = Timeout ?? CallDefaults.Timeout,
        MaxAttempts = MaxAttempts ?? CallDefaults.MaxAttempts,
        Deadline = Settings.Duration("deadline"),
        Limits = Limits,
    };

    /// <summary>Who answers where .NET code gives the model.</summary>
    internal CodeModel? Code { get; init; }

    /// <summary>The provider's own settings, as written.</summary>
    internal YamlValue Settings { get; init; } = YamlValue.Map("", 0, 0, []);
}
