namespace EvalKit.Models;

/// <summary>
/// The limits of a model that its user knows. What is not known here is read from the provider's headers, and where it sends none, learned from the calls
/// that it rejects.
/// </summary>
public sealed record TrafficLimits
{
    private const string FineTuned = "ft:";

    /// <summary>No limit is known.</summary>
    public static TrafficLimits Unknown { get; } = new();

    /// <summary>Nothing limits it: a model in the process.</summary>
    public static TrafficLimits None { get; } = new() { MaxParallel = int.MaxValue };

    /// <summary>Models of the same group share their limits; null for a group of the model's own.</summary>
    public string? Group { get; init; }

    /// <summary>Requests a minute (RPM), above 0.</summary>
    public double? RequestsPerMinute { get; init; }

    /// <summary>Requests a day (RPD), above 0.</summary>
    public double? RequestsPerDay { get; init; }

    /// <summary>Tokens a minute (TPM), above 0.</summary>
    public double? TokensPerMinute { get; init; }

    /// <summary>Tokens a day (TPD), above 0.</summary>
    public double? TokensPerDay { get; init; }

    /// <summary>Images a minute (IPM), above 0.</summary>
    public double? ImagesPerMinute { get; init; }

    /// <summary>Calls in flight at once, at least 1; null to find out how many the provider bears.</summary>
    public int? MaxParallel { get; init; }

    /// <summary>The model whose limits a model shares: a fine-tuned model (<c>ft:BASE:organisation::id</c>) those of its base model, any other its own.</summary>
    public static string BaseModel(string model) =>
        model.StartsWith(FineTuned, StringComparison.Ordinal) ? model[FineTuned.Length..].Split(':')[0] : model;
}
