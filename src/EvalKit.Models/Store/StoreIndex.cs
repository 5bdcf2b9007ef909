namespace EvalKit.Models;

internal sealed class StoreIndex(IReadOnlyList<StoreFile> files)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ResponseKey, EntryLocation> _entries = [];

    public int Count
    {
        get
        {
            lock (_lock) return _entries.Count;
        }
    }

    public void Reserve(int entries)
    {
        lock (_lock) _entries.EnsureCapacity(_entries.Count + entries);
    }

    public bool TryFind(ResponseKey key, out EntryLocation location)
    {
        lock (_lock) return _entries.TryGetValue(key, out location);
    }

    public void Add(ResponseKey key, EntryLocation location)
    {
        lock (_lock) AddLocked(key, location);
    }

    public void AddRange(IReadOnlyList<(ResponseKey Key, EntryLocation Location)> entries)
    {
        lock (_lock)
        {
            foreach (var (key, location) in entries) AddLocked(key, location);
        }
    }

    private void AddLocked(ResponseKey key, EntryLocation location)
    {
        if (!_entries.TryGetValue(key, out var known) || Compare(location, known) >= 0) _entries[key] = location;
    }

    // Complete, so that the winner does not depend on the order in which files were read.
    private int Compare(EntryLocation left, EntryLocation right)
    {
        var order = files[left.File].Layer.CompareTo(files[right.File].Layer);
        if (order == 0) order = left.TimeTicks.CompareTo(right.TimeTicks);
        if (order == 0) order = left.File.CompareTo(right.File);
        return order == 0 ? left.Offset.CompareTo(right.Offset) : order;
    }
}
