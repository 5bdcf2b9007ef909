namespace EvalKit.JudgeChecks;

/// <summary>One judgement beside what people say: a row of a table, or what was just asked.</summary>
public sealed record Judgment
{
    /// <summary>The row's id.</summary>
    public required string Id { get; init; }

    /// <summary>The judge's verdicts, one a repeat; null where it gave none that can be read.</summary>
    public IReadOnlyList<string?> Judge { get; init; } = [];

    /// <summary>The judge's score of the second answer, for judges that score both.</summary>
    public string? Against { get; init; }

    /// <summary>The verdict with the answers in the other order; null where there is none, empty where it cannot be read.</summary>
    public string? Swapped { get; init; }

    /// <summary>People's verdicts, without the raters who gave none.</summary>
    public IReadOnlyList<string?> Human { get; init; } = [];

    /// <summary>The values that rows are checked apart by.</summary>
    public IReadOnlyList<string> By { get; init; } = [];

    /// <summary>What correlations and known orders are taken within.</summary>
    public string? Within { get; init; }

    /// <summary>The sampling unit.</summary>
    public string? Cluster { get; init; }

    /// <summary>The known place of the answer, 1 for the best.</summary>
    public double? Rank { get; init; }

    /// <summary>The length of the answer, or of the first and the second of a pair.</summary>
    public IReadOnlyList<double> Lengths { get; init; } = [];

    /// <summary>Who wrote the answer, or the first and the second of a pair.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>The name under which the judge was shown the answer.</summary>
    public string? Claimed { get; init; }

    /// <summary>The clause of the rubric that decides.</summary>
    public string? Clause { get; init; }
}
