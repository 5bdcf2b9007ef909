namespace EvalKit.Metrics;

/// <summary>The place of each label in an order of labels.</summary>
internal sealed class LabelIndex
{
    private readonly Dictionary<string, int> _places;

    private LabelIndex(Dictionary<string, int> places) => _places = places;

    /// <exception cref="ArgumentException">A label is in the order twice.</exception>
    public static LabelIndex Create(IReadOnlyList<string> labels)
    {
        var places = new Dictionary<string, int>(labels.Count, StringComparer.Ordinal);
        for (var place = 0; place < labels.Count; place++)
        {
            if (!places.TryAdd(labels[place], place))
                throw new ArgumentException($"Label '{labels[place]}' is in the order of labels twice.", nameof(labels));
        }

        return new LabelIndex(places);
    }

    /// <exception cref="ArgumentException">A label is not in the order.</exception>
    public int[] Find(IReadOnlyList<string> labels, string name)
    {
        var indices = new int[labels.Count];
        for (var i = 0; i < indices.Length; i++)
        {
            if (!_places.TryGetValue(labels[i], out indices[i]))
                throw new ArgumentException($"Label '{labels[i]}' of item {i} is not in the order of labels.", name);
        }

        return indices;
    }
}
