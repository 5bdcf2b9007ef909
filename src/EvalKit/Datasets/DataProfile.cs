namespace EvalKit.Datasets;

/// <summary>What the data are made of: the rows of the split that the filter matches, before a subset is drawn.</summary>
public sealed record DataProfile
{
    /// <summary>How many items say that they come from where (field <c>origin</c>), most frequent first; <c>(none)</c> for those that do not say.</summary>
    public required OrderedDictionary<string, int> Origins { get; init; }

    /// <summary>How many items are of which kind (field <c>kind</c>), most frequent first.</summary>
    public required OrderedDictionary<string, int> Kinds { get; init; }

    /// <summary>The recommended kinds that no item is of; empty where no item states a kind.</summary>
    public required IReadOnlyList<string> MissingKinds { get; init; }

    /// <summary>Items whose content equals that of an earlier one, in everything but its id and what describes the row.</summary>
    public required int Duplicates { get; init; }

    /// <summary>Items whose content equals that of a row of another split: what is trained on or looked at may not be what is measured.</summary>
    public required int Leaked { get; init; }

    /// <summary>The ids of the first of them.</summary>
    public required IReadOnlyList<string> LeakedItems { get; init; }

    /// <summary>The earliest day of review or addition (fields <c>last_reviewed</c>, else <c>added_at</c>), as <c>2026-11-20</c>; null where no item says.</summary>
    public required string? ReviewedFrom { get; init; }

    /// <summary>The latest such day.</summary>
    public required string? ReviewedTo { get; init; }

    /// <summary>Items without such a day.</summary>
    public required int Undated { get; init; }

    /// <summary>After how many days a review is too old; null where the suite does not say.</summary>
    public required int? ReviewAfterDays { get; init; }
}
