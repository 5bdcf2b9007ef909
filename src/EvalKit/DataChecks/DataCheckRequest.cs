using EvalKit.Models;

namespace EvalKit.DataChecks;

/// <summary>A data set whose rows a judge is to look at.</summary>
public sealed record DataCheckRequest
{
    /// <summary>Full path of a data set, or of a suite (.yaml) whose data set is meant, and how messages show it.</summary>
    public required (string Path, string ShownAs) Data { get; init; }

    /// <summary>Full path of the file of graders with the judge, and how messages show it.</summary>
    public required (string Path, string ShownAs) Judge { get; init; }

    /// <summary>Which of its graders, or null for the only one of the type <c>judge_data</c>.</summary>
    public string? Grader { get; init; }

    /// <summary>How many rows, the first of the file; null for all.</summary>
    public int? Limit { get; init; }

    /// <summary>Folder of the response store.</summary>
    public required string StoreFolder { get; init; }

    /// <summary>Whether models may be called.</summary>
    public ResponseMode Responses { get; init; } = ResponseMode.Auto;
}
