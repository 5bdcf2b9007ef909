namespace EvalKit.Statistics;

/// <summary>A checked sample with what the choice of an interval depends on.</summary>
internal sealed class NumericSample
{
    private NumericSample(double[] values, ClusterPartition? clusters, Interval range, double level, long seed)
    {
        Values = values;
        Clusters = clusters;
        Range = range;
        Level = level;
        Seed = seed;
        UnitsOffMode = CountOffMode();
    }

    public double[] Values { get; }

    /// <summary>Null if every item stands for itself.</summary>
    public ClusterPartition? Clusters { get; }

    public Interval Range { get; }

    public double Level { get; }

    public long Seed { get; }

    public int Count => Values.Length;

    /// <summary>Items, or clusters that hold an item, whose value is not the most frequent one.</summary>
    public int UnitsOffMode { get; }

    /// <summary>Whether there is too little spread for a variance to be trusted.</summary>
    public bool IsNearlyConstant => UnitsOffMode < 5;

    public bool IsPassFail => Count > 0 && Range == Interval.Unit && Array.TrueForAll(Values, v => v is 0 or 1);

    public static NumericSample Create(ReadOnlySpan<double> values, ReadOnlySpan<int> clusterIds, Interval range, double level, long seed)
    {
        Guard.Level(level);
        Guard.Finite(values, nameof(values));
        if (!(range.Low < range.High))
            throw new ArgumentException("The range of a metric has a lower end below its upper end.", nameof(range));
        foreach (var value in values)
        {
            if (!range.Contains(value))
                throw new ArgumentOutOfRangeException(nameof(values), value, "A value lies outside the range of the metric.");
        }

        ClusterPartition? clusters = null;
        if (clusterIds.Length > 0)
        {
            Guard.SameLength(values.Length, clusterIds.Length, nameof(clusterIds));
            clusters = ClusterPartition.From(clusterIds);
        }

        return new(values.ToArray(), clusters is { IsTrivial: false } ? clusters : null, range, level, seed);
    }

    private int CountOffMode()
    {
        var counts = new Dictionary<double, int>();
        foreach (var value in Values)
            counts[value] = counts.GetValueOrDefault(value) + 1;
        if (counts.Count == 0)
            return 0;
        var mode = counts.MaxBy(pair => pair.Value).Key;
        if (Clusters is null)
            return Count - counts[mode];
        var units = new HashSet<int>();
        for (var i = 0; i < Count; i++)
        {
            if (Values[i] != mode)
                units.Add(Clusters.ClusterOf(i));
        }

        return units.Count;
    }
}
