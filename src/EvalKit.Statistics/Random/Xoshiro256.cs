using System.Numerics;
using System.Runtime.CompilerServices;

namespace EvalKit.Statistics;

/// <summary>State and step of xoshiro256** (Blackman and Vigna 2018). A struct, so that a loop can keep it in registers.</summary>
internal struct Xoshiro256(ulong s0, ulong s1, ulong s2, ulong s3)
{
    private ulong s0 = s0;
    private ulong s1 = s1;
    private ulong s2 = s2;
    private ulong s3 = s3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Next()
    {
        var result = BitOperations.RotateLeft(s1 * 5, 7) * 9;
        var t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = BitOperations.RotateLeft(s3, 45);
        return result;
    }
}
