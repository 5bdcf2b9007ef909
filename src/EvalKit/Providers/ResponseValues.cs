using System.Text.Json;
using EvalKit.Datasets;
using EvalKit.Models;
using EvalKit.Problems;
using Microsoft.Extensions.AI;

namespace EvalKit.Providers;

/// <summary>Reads typed values out of the answers of programs and services. A value of a wrong type is a malformed answer.</summary>
internal static class ResponseValues
{
    private static readonly string[] Counts = ["input_tokens", "cached_input_tokens", "cache_write_tokens", "output_tokens", "reasoning_tokens"];

    public static string? Text(JsonElement map, string name) => !map.TryGetProperty(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        _ => throw Malformed($"'{name}' is {JsonKind.Name(value)}; a text is needed"),
    };

    public static double? Number(JsonElement map, string name) => map.TryGetProperty(name, out var value) ? NumberOf(value, $"'{name}'") : null;

    /// <summary>The number, which has to be finite and at least 0; null for null.</summary>
    public static double? NumberOf(JsonElement value, string what) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Number when value.GetDouble() is >= 0 and var number && double.IsFinite(number) => number,
        _ => throw Malformed($"{what} is {value.GetRawText()}; a number of at least 0 is needed"),
    };

    /// <summary>Counts of tokens by EvalKit's names; null for null.</summary>
    public static UsageDetails? ReadUsage(JsonElement usage, string what)
    {
        if (usage.ValueKind == JsonValueKind.Null)
            return null;
        if (usage.ValueKind != JsonValueKind.Object)
            throw Malformed($"{what} is {JsonKind.Name(usage)}; an object is needed");
        foreach (var count in usage.EnumerateObject())
            if (!Counts.Contains(count.Name, StringComparer.Ordinal))
                throw Malformed($"{what} has the unknown count '{count.Name}'{NearestName.Hint(count.Name, Counts)}");
        return Usage(name => Number(usage, name));
    }

    /// <summary>Usage from the counts by EvalKit's names; null when there are none.</summary>
    public static UsageDetails? Usage(Func<string, double?> count)
    {
        var usage = new UsageDetails
        {
            InputTokenCount = (long?)count("input_tokens"),
            CachedInputTokenCount = (long?)count("cached_input_tokens"),
            OutputTokenCount = (long?)count("output_tokens"),
            ReasoningTokenCount = (long?)count("reasoning_tokens"),
        };
        if (count("cache_write_tokens") is { } written)
            usage.AdditionalCounts = new() { [UsageCounts.CacheWrite] = (long)written };
        return usage is { InputTokenCount: null, OutputTokenCount: null } ? null : usage;
    }

    public static ModelCallException Malformed(string problem) => new(ModelFailureKind.MalformedResponse, $"the answer cannot be read: {problem}");
}
