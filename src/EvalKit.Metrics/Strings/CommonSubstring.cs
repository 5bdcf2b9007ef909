namespace EvalKit.Metrics;

/// <summary>
/// Longest common substring by bisection over its length, with rolling hashes. What is found is compared, so it is never too long; that
/// two parts of one text hash alike, which could hide a longer one, has a chance below one in a million for texts of a million.
/// </summary>
internal static class CommonSubstring
{
    /// <summary>2^61 - 1, a prime, so that products are reduced by shifts.</summary>
    private const ulong Modulus = (1UL << 61) - 1;
    private const ulong Base = 0x1F3D5B79A2C4E68;

    public static int Longest(ReadOnlySpan<int> shorter, ReadOnlySpan<int> longer)
    {
        var (low, high) = (0, shorter.Length);
        var starts = new Dictionary<ulong, int>();
        while (low < high)
        {
            var middle = low + (high - low + 1) / 2;
            if (Share(shorter, longer, middle, starts))
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }

    private static bool Share(ReadOnlySpan<int> shorter, ReadOnlySpan<int> longer, int length, Dictionary<ulong, int> starts)
    {
        var power = Power(length - 1);
        starts.Clear();
        var hash = Hash(shorter[..length]);
        for (var start = 0; ; start++)
        {
            starts.TryAdd(hash, start);
            if (start + length == shorter.Length)
                break;
            hash = Roll(hash, power, shorter[start], shorter[start + length]);
        }

        hash = Hash(longer[..length]);
        for (var start = 0; ; start++)
        {
            if (starts.TryGetValue(hash, out var found) && shorter.Slice(found, length).SequenceEqual(longer.Slice(start, length)))
                return true;
            if (start + length == longer.Length)
                return false;
            hash = Roll(hash, power, longer[start], longer[start + length]);
        }
    }

    private static ulong Hash(ReadOnlySpan<int> symbols)
    {
        var hash = 0UL;
        foreach (var symbol in symbols)
            hash = Reduce(Multiply(hash, Base) + (ulong)symbol + 1);
        return hash;
    }

    private static ulong Roll(ulong hash, ulong power, int leaving, int entering)
    {
        var rest = Reduce(hash + Modulus - Multiply((ulong)leaving + 1, power));
        return Reduce(Multiply(rest, Base) + (ulong)entering + 1);
    }

    private static ulong Power(int exponent)
    {
        var power = 1UL;
        for (var factor = Base; exponent > 0; exponent >>= 1, factor = Multiply(factor, factor))
        {
            if ((exponent & 1) != 0)
                power = Multiply(power, factor);
        }

        return power;
    }

    private static ulong Multiply(ulong a, ulong b)
    {
        var high = Math.BigMul(a, b, out var low);
        return Reduce((low & Modulus) + ((high << 3) | (low >> 61)));
    }

    private static ulong Reduce(ulong value)
    {
        value = (value & Modulus) + (value >> 61);
        return value >= Modulus ? value - Modulus : value;
    }
}
