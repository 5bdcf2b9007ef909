namespace EvalKit.Results;

/// <summary>What a configured grader measures: its columns, its metrics and the recipe of its numbers.</summary>
public sealed record GraderDefinition
{
    /// <summary>The name the suite gave it.</summary>
    public required string Name { get; init; }

    /// <summary>Its type, such as <c>exact_match</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The recipe: type, options, version.</summary>
    public required string Signature { get; init; }

    /// <summary>The names of the per-cell columns; the first is always <c>score</c>.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>The metrics; the first is the headline that comparisons show.</summary>
    public required IReadOnlyList<MetricDefinition> Metrics { get; init; }

    /// <summary>Whether each cell also has a gold and a predicted label.</summary>
    public bool HasLabels { get; init; }

    /// <summary>Whether each cell also has terms.</summary>
    public bool HasTerms { get; init; }

    /// <summary>For judges the hash of everything in the suite that decides their verdicts; null for all others.</summary>
    public string? Judge { get; init; }

    /// <summary>What one number cannot say of the scored cells, for graders whose labels are in their columns; null for all others.</summary>
    public Func<CellColumns, ClassificationDetails>? Report { get; init; }
}
