using EvalKit.Graders;
using EvalKit.Results;

namespace EvalKit;

/// <summary>What a grader of .NET code says of one answer. A number or a boolean is one, too.</summary>
/// <param name="Score">The score from 0 to 1; NaN where it is undefined for this item. Anything else makes the item errored.</param>
public readonly record struct Grade(double Score)
{
    /// <summary>Neither good nor bad: counted apart, in no mean.</summary>
    public static Grade Undefined { get; } = new(double.NaN);

    /// <summary>The value on the grader's own scale; null for the score itself.</summary>
    public double? Raw { get; init; }

    /// <summary>Whether the item passes; null where only a threshold could tell.</summary>
    public bool? Passed { get; init; }

    /// <summary>One sentence for a person, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>1 and passed, or 0 and not passed.</summary>
    public static implicit operator Grade(bool passed) => new(passed ? 1 : 0) { Passed = passed };

    /// <summary>The score.</summary>
    public static implicit operator Grade(double score) => new(score);

    internal Score ToScore() => Scores.Of(Score, Raw ?? (double.IsNaN(Score) ? null : Score)) with { Passed = Passed, Reason = Reason };
}
