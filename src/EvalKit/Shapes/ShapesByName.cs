using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace EvalKit.Shapes;

/// <summary>Shapes that are made when they are asked for: a suite uses a few of some sixty, and making them all takes longer than reading it.</summary>
internal sealed class ShapesByName : IReadOnlyDictionary<string, ObjectShape>
{
    private readonly OrderedDictionary<string, Lazy<ObjectShape>> _shapes = new(StringComparer.Ordinal);

    private ShapesByName()
    {
    }

    public IEnumerable<string> Keys => _shapes.Keys;

    public IEnumerable<ObjectShape> Values => _shapes.Values.Select(s => s.Value);

    public int Count => _shapes.Count;

    public ObjectShape this[string key] => _shapes[key].Value;

    public static ShapesByName Of<T>(IEnumerable<T> owners, Func<T, string> name, Func<T, ObjectShape> shape)
    {
        var shapes = new ShapesByName();
        foreach (var owner in owners)
            shapes._shapes.Add(name(owner), new Lazy<ObjectShape>(() => shape(owner)));
        return shapes;
    }

    public bool ContainsKey(string key) => _shapes.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out ObjectShape value)
    {
        var isKnown = _shapes.TryGetValue(key, out var shape);
        value = shape?.Value;
        return isKnown;
    }

    public IEnumerator<KeyValuePair<string, ObjectShape>> GetEnumerator() => _shapes.Select(s => KeyValuePair.Create(s.Key, s.Value.Value)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
