using EvalKit.Results;

namespace EvalKit.Planning;

/// <summary>What a run would take, and what its gates could show.</summary>
public sealed record SuitePlan
{
    /// <summary>The suite's name.</summary>
    public required string Suite { get; init; }

    /// <summary>The power that is wanted.</summary>
    public required double Power { get; init; }

    /// <summary>What the suite takes as it stands.</summary>
    public required WorkEstimate Work { get; init; }

    /// <summary>One entry a gate against the baseline, or a headline metric when a margin was asked for.</summary>
    public required IReadOnlyList<GatePlan> Gates { get; init; }

    /// <summary>The share of flipped items that the paired column of <see cref="Table"/> takes.</summary>
    public required double Discordance { get; init; }

    /// <summary>Items for differences of pass rates.</summary>
    public required IReadOnlyList<SampleSizes> Table { get; init; }

    /// <summary>What is wrong with gates already.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }
}

/// <summary>What one gate could show.</summary>
public sealed record GatePlan
{
    /// <summary>The full name of the metric.</summary>
    public required string Metric { get; init; }

    /// <summary>The slice as <c>field=value</c>, or null for all items.</summary>
    public string? Slice { get; init; }

    /// <summary>The variant.</summary>
    public required string Variant { get; init; }

    /// <summary>The margin in the metric's unit.</summary>
    public required double Margin { get; init; }

    /// <summary>The level at which it is tested when no other gate is proven (Holm's first step).</summary>
    public required double Level { get; init; }

    /// <summary>Items now.</summary>
    public required int Items { get; init; }

    /// <summary>Standard deviation of item differences at the suite's repeats; null where nothing says how large it is.</summary>
    public double? StandardDeviation { get; init; }

    /// <summary>Where that comes from.</summary>
    public required string Source { get; init; }

    /// <summary>Items in clusters count as so many times fewer; 1 without clusters.</summary>
    public double DesignEffect { get; init; } = 1;

    /// <summary>The smallest difference that the items now show with the power.</summary>
    public double? Detectable { get; init; }

    /// <summary>For each number of repeats the items with which the margin is shown with the power, fewest cells first.</summary>
    public IReadOnlyList<RepeatOption> Options { get; init; } = [];

    /// <summary>What to do, in words.</summary>
    public required string Advice { get; init; }
}

/// <summary>Items and cells of one variant for a number of repeats.</summary>
/// <param name="Repeats">Repeats of each item.</param>
/// <param name="Items">Items needed.</param>
/// <param name="Cells">Items x repeats.</param>
/// <param name="CostUsd">For all variants; null where it is unknown.</param>
public sealed record RepeatOption(int Repeats, long Items, long Cells, double? CostUsd);
