namespace EvalKit.Results;

/// <summary>Paired statistics of a candidate against a baseline on the same items.</summary>
public sealed record Comparison
{
    /// <summary>The full name of the metric.</summary>
    public required string Metric { get; init; }

    /// <summary>The slice as <c>field=value</c>, or null for all items.</summary>
    public string? Slice { get; init; }

    /// <summary>The baseline variant's name.</summary>
    public required string Baseline { get; init; }

    /// <summary><c>variant</c> of the same run, or <c>accepted</c>.</summary>
    public required string BaselineSource { get; init; }

    /// <summary>The candidate variant's name.</summary>
    public required string Candidate { get; init; }

    /// <summary>Complete pairs.</summary>
    public required int N { get; init; }

    /// <summary>Items of the candidate without a partner: changed, new, or missing a score on either side.</summary>
    public required int Unpaired { get; init; }

    /// <summary>Pairs for which the metric is not defined, such as recall without relevant documents.</summary>
    public int Undefined { get; init; }

    /// <summary>The baseline's value on the pairs.</summary>
    public double? BaselineValue { get; init; }

    /// <summary>The candidate's value on the pairs.</summary>
    public double? CandidateValue { get; init; }

    /// <summary>Candidate minus baseline, in the metric's unit.</summary>
    public double? Difference { get; init; }

    /// <summary>The difference relative to the baseline, or null when that is 0.</summary>
    public double? Relative { get; init; }

    /// <summary>Lower end of the interval of the difference.</summary>
    public double? Low { get; init; }

    /// <summary>Upper end of the interval of the difference.</summary>
    public double? High { get; init; }

    /// <summary>The level of the interval; above the suite's for a gate among several (Holm).</summary>
    public required double Level { get; init; }

    /// <summary>Two-sided, of no difference.</summary>
    public double? PValue { get; init; }

    /// <summary>Adjusted: Holm among gates, Benjamini-Hochberg among the rest.</summary>
    public double? PAdjusted { get; init; }

    /// <summary>The test's name.</summary>
    public required string Test { get; init; }

    /// <summary>The interval's method.</summary>
    public required string Interval { get; init; }

    /// <summary>Items on which the candidate is better.</summary>
    public required int Wins { get; init; }

    /// <summary>Items on which the candidate is worse.</summary>
    public required int Losses { get; init; }

    /// <summary>Items without a difference.</summary>
    public required int Ties { get; init; }

    /// <summary>The difference that this many items detect with power 0.8.</summary>
    public double? MinimumDetectable { get; init; }

    /// <summary>
    /// The difference that two runs of the baseline itself exceed, up or down, with a chance of one minus the suite's level; null where that was not measured
    /// when the baseline was accepted.
    /// </summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public double? NoiseFloor { get; init; }

    /// <summary>The gate's margin, or null for a comparison that no gate asks for.</summary>
    public double? Margin { get; init; }

    /// <summary>The margin in the metric's unit; null without a gate or without a baseline's value.</summary>
    public double? MarginValue { get; init; }

    /// <summary><c>absolute</c> where the margin is in the metric's unit, <c>relative</c> where it is a share of the baseline's value; null without a gate.</summary>
    public string? Effect { get; init; }

    /// <summary>Whether larger values are better.</summary>
    public required bool HigherIsBetter { get; init; }

    /// <summary>passed, failed, inconclusive or invalid; null for a comparison that no gate asks for.</summary>
    public string? Verdict { get; init; }

    /// <summary>The verdict in words.</summary>
    public required string Reason { get; init; }

    /// <summary>Pairs without an outcome that could have changed the verdict and are few enough for the allowance; 0 where it holds whatever they would have been.</summary>
    public int Tolerated { get; init; }

    /// <summary>What would decide a gate that is inconclusive or invalid, in words; null otherwise.</summary>
    public string? WouldDecide { get; init; }

    /// <summary>The items that changed most.</summary>
    public required Flips Flips { get; init; }

    /// <summary>Items whose content differs from the baseline's.</summary>
    public int ItemsChanged { get; init; }

    /// <summary>Items that the baseline does not have.</summary>
    public int ItemsAdded { get; init; }

    /// <summary>Items that only the baseline has.</summary>
    public int ItemsRemoved { get; init; }

    /// <summary><c>corrected</c> where people's labels corrected the scores; null for the scores themselves.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public string? On { get; init; }

    /// <summary>Pairs that people graded on both sides; wins, losses and ties are then theirs. Null without a correction.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public int? Labels { get; init; }

    /// <summary>How much the judge's differences count beside people's, in [0,1]; null without a correction.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public double? JudgeWeight { get; init; }

    /// <summary>What else differs between the two: prompt, model, parameters, grader.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];
}
