namespace EvalKit.Models;

internal sealed class RefreshedKeys
{
    private readonly Lock _lock = new();
    private readonly HashSet<ResponseKey> _keys = [];

    public void Add(ResponseKey key)
    {
        lock (_lock) _keys.Add(key);
    }

    public bool Contains(ResponseKey key)
    {
        lock (_lock) return _keys.Contains(key);
    }
}
