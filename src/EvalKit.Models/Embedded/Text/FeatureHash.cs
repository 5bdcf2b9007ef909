namespace EvalKit.Models.Embedded.Text;

/// <summary>
/// A 64-bit hash that is the same on every machine: FNV-1a (Fowler, Noll, Vo) over UTF-16 units, with the final mixing of MurmurHash3 so
/// that any of its bits may be used.
/// </summary>
internal static class FeatureHash
{
    private const ulong OffsetBasis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static ulong Of(char kind, ReadOnlySpan<char> first, ReadOnlySpan<char> second = default)
    {
        var hash = (OffsetBasis ^ kind) * Prime;
        foreach (var unit in first)
            hash = (hash ^ unit) * Prime;
        if (!second.IsEmpty)
        {
            hash = (hash ^ ' ') * Prime;
            foreach (var unit in second)
                hash = (hash ^ unit) * Prime;
        }

        hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccd;
        hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53;
        return hash ^ (hash >> 33);
    }
}
