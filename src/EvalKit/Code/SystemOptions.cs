using EvalKit.Models;

namespace EvalKit;

/// <summary>How a system that .NET code gives is called and told from its earlier versions.</summary>
public sealed record SystemOptions
{
    /// <summary>
    /// The version of the system, which is part of the key of every answer: answers of another revision are not used. Without one the identity of the
    /// compiled code stands in its place (the module version ids of the assembly that gives the system and of all that it is built with), so that every
    /// change of code asks again.
    /// </summary>
    public string? Revision { get; init; }

    /// <summary>Files that answers depend on (prompts, settings, indexes), relative to the suite; their contents are part of the key.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The limit of one attempt.</summary>
    /// <value>The default value is what the suite says of the model, else 60 seconds.</value>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How often a call is tried at most; only failures that may pass are tried again (time-outs, 429, 5xx, broken connections).</summary>
    /// <value>The default value is what the suite says of the model, else 6 for a chat client or a generator of embeddings and 1 for a delegate.</value>
    public int? MaxAttempts { get; init; }

    /// <summary>What the provider allows, as far as it is known.</summary>
    public TrafficLimits? Limits { get; init; }

    /// <summary>What it costs; <see cref="ModelPrice.Free"/> for a system that pays for nothing. Without one the suite's prices are looked through, and the cost is unknown where they do not say.</summary>
    public ModelPrice? Price { get; init; }

    /// <summary>Whether a chat client is asked for a stream, which measures the time to the first token.</summary>
    /// <value>The default value is false.</value>
    public bool Stream { get; init; }

    /// <summary>Whether the other variants are compared with this one.</summary>
    /// <value>The default value is false.</value>
    public bool IsBaseline { get; init; }
}
