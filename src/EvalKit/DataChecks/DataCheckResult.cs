namespace EvalKit.DataChecks;

/// <summary>What a judge says of the rows of a data set.</summary>
public sealed record DataCheckResult
{
    /// <summary>The data set as messages show it.</summary>
    public required string Data { get; init; }

    /// <summary>The grader that was asked.</summary>
    public required string Grader { get; init; }

    /// <summary>The exact models that answered, in ordinal order.</summary>
    public required IReadOnlyList<string> Models { get; init; }

    /// <summary>US dollars that their answers cost when they were made; null where a price is unknown.</summary>
    public required decimal? CostUsd { get; init; }

    /// <summary>How many rows have each flag, all flags in their order.</summary>
    public required IReadOnlyDictionary<string, int> Flags { get; init; }

    /// <summary>The rows, in their order.</summary>
    public required IReadOnlyList<CheckedDataRow> Rows { get; init; }

    /// <summary>Rows that the judge gave no verdict on.</summary>
    public int NotJudged => Rows.Count(r => r.Flags is null);

    /// <summary>Rows with something wrong.</summary>
    public int Flagged => Rows.Count(r => r.Flags is { Count: > 0 });
}

/// <summary>What a judge says of a row.</summary>
/// <param name="Id">The row's id.</param>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="Outcome">scored, or why there is no verdict.</param>
/// <param name="Flags">What is wrong with it; null without a verdict.</param>
/// <param name="Reason">What the judge says of it, or why it says nothing.</param>
/// <param name="Near">Ids of the rows that it was shown as alike.</param>
public sealed record CheckedDataRow(string Id, int Line, string Outcome, IReadOnlyList<string>? Flags, string? Reason, IReadOnlyList<string> Near);
