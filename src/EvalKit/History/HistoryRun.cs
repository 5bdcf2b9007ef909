namespace EvalKit.History;

/// <summary>One run of a history: what it found, and what it differs in from the run before it.</summary>
public sealed record HistoryRun
{
    /// <summary>The run's id.</summary>
    public required string Run { get; init; }

    /// <summary>ISO 8601, UTC.</summary>
    public required string Started { get; init; }

    /// <summary>The revision of the working tree that it ran in, or null when that is not known.</summary>
    public required string? Revision { get; init; }

    /// <summary>complete, incomplete or cancelled.</summary>
    public required string Status { get; init; }

    /// <summary>passed, failed, inconclusive or invalid.</summary>
    public required string Verdict { get; init; }

    /// <summary>How many items ran.</summary>
    public required int Items { get; init; }

    /// <summary>Every metric of every variant.</summary>
    public required OrderedDictionary<string, OrderedDictionary<string, HistoryValue>> Variants { get; init; }

    /// <summary>What differs from the run before, one sentence each: prompts, models, parameters, served models, graders, items. Empty for the first run.</summary>
    public required IReadOnlyList<string> Changes { get; init; }

    /// <summary>The metrics that differ from the run before beyond chance: change points. Empty for the first run.</summary>
    public required IReadOnlyList<HistoryShift> Shifts { get; init; }
}

/// <summary>A metric of a run.</summary>
/// <param name="Value">Over all items; null where there is none.</param>
/// <param name="Low">Lower end of its interval, or null.</param>
/// <param name="High">Upper end of its interval, or null.</param>
/// <param name="N">Items that count.</param>
public sealed record HistoryValue(double? Value, double? Low, double? High, int N);

/// <summary>A difference from the run before whose interval leaves out zero, paired item by item and adjusted for the number of metrics that were looked at.</summary>
/// <param name="Variant">The variant.</param>
/// <param name="Metric">The full name of the metric.</param>
/// <param name="Difference">This run's value minus the one before, on the items of both.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
/// <param name="Level">The level of the interval.</param>
/// <param name="PAdjusted">Benjamini-Hochberg among the metrics and variants of the run.</param>
/// <param name="HigherIsBetter">Whether larger values are better.</param>
public sealed record HistoryShift(string Variant, string Metric, double Difference, double Low, double High, double Level, double? PAdjusted, bool HigherIsBetter);
