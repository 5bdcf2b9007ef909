using System.Text.Json.Serialization;

namespace EvalKit.Decisions;

/// <summary>What people reach beside what variants reach.</summary>
public sealed record HumanResult
{
    /// <summary>The full name of a metric of the run, or the name of a statistic that was measured elsewhere.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the run measured the variants' values.</summary>
    public required bool Measured { get; init; }

    /// <summary>What people reach, or null.</summary>
    public required double? People { get; init; }

    /// <summary>How far people agree with one another, or null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Agreement { get; init; }

    /// <summary>Whether larger values are better.</summary>
    public required bool HigherIsBetter { get; init; }

    /// <summary>By variant, in suite order.</summary>
    public required OrderedDictionary<string, HumanComparison> Variants { get; init; }
}

/// <summary>One variant beside people.</summary>
public sealed record HumanComparison
{
    /// <summary>The variant's value, or null when it is not known.</summary>
    public required double? Value { get; init; }

    /// <summary>Lower end of its interval, or null when there is none.</summary>
    public double? Low { get; init; }

    /// <summary>Upper end of its interval.</summary>
    public double? High { get; init; }

    /// <summary>The variant's value minus that of people.</summary>
    public double? Difference { get; init; }

    /// <summary>The share of people's errors that the variant does not make, for scores up to 1: (value - people) / (1 - people). Negative when it makes more.</summary>
    public double? ErrorsRemoved { get; init; }

    /// <summary>Agreement of people minus the variant's value: what is left to gain.</summary>
    public double? Headroom { get; init; }

    /// <summary>Who is better by the values: variant, people, neither; unknown without a value of both.</summary>
    public required string Better { get; init; }

    /// <summary>Whether the variant's whole interval lies on that side of people's value, which is taken as exact; null without an interval.</summary>
    public bool? Proven { get; init; }
}
