using EvalKit.Models;

namespace EvalKit.Results;

/// <summary>What one execution did, as opposed to what is on record.</summary>
public sealed record ExecutionSummary
{
    /// <summary>The run's id.</summary>
    public required string Run { get; init; }

    /// <summary>ISO 8601, UTC.</summary>
    public required string Started { get; init; }

    /// <summary>ISO 8601, UTC.</summary>
    public required string Finished { get; init; }

    /// <summary>Calls made now.</summary>
    public required long Calls { get; init; }

    /// <summary>Answers found in the store or on record.</summary>
    public required long Found { get; init; }

    /// <summary>Attempts beyond the first.</summary>
    public required long Retries { get; init; }

    /// <summary>US dollars spent by the calls made now, as far as prices are known.</summary>
    public required double SpentUsd { get; init; }

    /// <summary>What became of the attempts, one entry for each group of models that share limits; null when nothing was sent.</summary>
    public IReadOnlyList<TrafficFigures>? Traffic { get; init; }

    /// <summary>The same apart for what the calls were for, with what is not certain of it.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public SpentSummary? Spent { get; init; }

    /// <summary>
    /// Calls of the systems under test that were made for cells beyond the end of a run that its gates ended: their answers came too late to be part of it. A cell
    /// that was begun and never finished counts as one. Null in any other run.
    /// </summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public long? CallsBeyondEnd { get; init; }

    /// <summary>What a reader should know that depends on the day of the run; null where there is nothing.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Finding>? Findings { get; init; }

    /// <summary>Why it ended early, or null.</summary>
    public string? Stopped { get; init; }
}
