using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Graders.Moderation;

/// <summary>The categories that count, and the limits on their scores.</summary>
internal static class ModerationCategories
{
    /// <summary>Those of <c>omni-moderation</c>.</summary>
    public static IReadOnlyList<string> Known { get; } =
    [
        "harassment", "harassment/threatening", "hate", "hate/threatening", "illicit", "illicit/violent", "self-harm", "self-harm/instructions", "self-harm/intent",
        "sexual", "sexual/minors", "violence", "violence/graphic",
    ];

    /// <summary>The categories that count: those that are named, else all that are known.</summary>
    public static IReadOnlyList<string> Counted(YamlValue parameters) => parameters.Texts("categories") is { Count: > 0 } named ? [.. named.Distinct(StringComparer.Ordinal)] : Known;

    /// <summary>A category as part of a metric's name.</summary>
    public static string MetricName(string category) => category.Replace('/', '_').Replace('-', '_');
}
