using System.Text.Json.Serialization;
using EvalKit.Datasets;

namespace EvalKit.Results;

/// <summary>The data that ran.</summary>
/// <param name="Path">As the suite names it.</param>
/// <param name="Items">How many items ran.</param>
/// <param name="Hash">SHA-256 of the file.</param>
public sealed record DatasetSummary(string Path, int Items, string Hash)
{
    /// <summary>What the data are made of; null for a summary of data that were not read from a dataset.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DataProfile? Profile { get; init; }

    /// <summary>How representative the items are, one entry a field whose mix in production the suite declares; null where it declares none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ProductionMix>? Mix { get; init; }
}
