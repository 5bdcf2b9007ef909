using System.Text.Json;

namespace EvalKit.Metrics.Tests.Vectors;

/// <summary>One case: an input, what the reference answered, and how near an answer has to be.</summary>
internal sealed record VectorCase(
    string Id,
    JsonElement Input,
    JsonElement Expected,
    VectorTolerance Tolerance,
    IReadOnlyList<string> Tags)
{
    /// <summary>The project may follow another documented convention on a case whose tag starts with one of these words.</summary>
    private static readonly string[] ConventionTags = ["optional-extreme", "naive-", "degenerate", "zero-vector"];

    public bool AllowsOtherConvention =>
        Tags.Any(tag => ConventionTags.Any(word => tag.StartsWith(word, StringComparison.Ordinal)));

    public static VectorCase From(JsonElement element) => new(
        element.GetProperty("id").GetString()!,
        element.GetProperty("input"),
        element.GetProperty("expected"),
        new VectorTolerance(
            element.GetProperty("tolerance").GetDouble(),
            element.TryGetProperty("tolerance_rel", out var relative) ? relative.GetDouble() : null),
        element.TryGetProperty("tags", out var tags) ? [.. tags.EnumerateArray().Select(tag => tag.GetString()!)] : []);
}
