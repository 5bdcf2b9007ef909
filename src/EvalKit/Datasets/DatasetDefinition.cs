namespace EvalKit.Datasets;

/// <summary>The <c>dataset</c> part of a suite.</summary>
public sealed record DatasetDefinition
{
    /// <summary>Full path of the file.</summary>
    public required string Path { get; init; }

    /// <summary>The path as the suite wrote it.</summary>
    public required string ShownAs { get; init; }

    /// <summary>Where the suite names the file; null for a dataset that no suite names.</summary>
    internal Yaml.YamlValue? Place { get; init; }

    /// <summary>Only rows whose <c>split</c> field has this value, or all rows when null.</summary>
    public string? Split { get; init; }

    /// <summary>The most characters that an item may have; null for as many as are read.</summary>
    public long? MaxItemChars { get; init; }

    /// <summary>The field that names the sampling unit (customer, passage, conversation), or null when items are independent.</summary>
    public string? Cluster { get; init; }

    /// <summary>Fields whose values divide the items into slices.</summary>
    public IReadOnlyList<string> Slices { get; init; } = [];

    /// <summary>By slice field the share of each value in production; shares of a field sum to 1.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Production { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, double>>(StringComparer.Ordinal);

    /// <summary>After how many days the review of an item is too old, or null.</summary>
    public int? ReviewAfterDays { get; init; }

    /// <summary>The number of items drawn without replacement, or null for all.</summary>
    public int? SampleSize { get; init; }

    /// <summary>The seed of the draw.</summary>
    public long SampleSeed { get; init; } = 1;
}
