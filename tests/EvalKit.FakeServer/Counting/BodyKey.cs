using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace EvalKit.Fakes.Counting;

/// <summary>SHA-256 of a request body.</summary>
internal readonly record struct BodyKey(UInt128 High, UInt128 Low)
{
    public static BodyKey Of(ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        return new BodyKey(BinaryPrimitives.ReadUInt128BigEndian(hash), BinaryPrimitives.ReadUInt128BigEndian(hash[16..]));
    }

    /// <summary>A number in [0, 1) that depends on the body, the attempt, the seed and the purpose, and on nothing else.</summary>
    public double Draw(int seed, int attempt, int purpose)
    {
        var mixed = (ulong)Low ^ ((ulong)(uint)seed << 32) ^ ((ulong)(uint)attempt << 16) ^ (uint)purpose;
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
        return ((mixed ^ (mixed >> 31)) >> 11) * (1.0 / (1UL << 53));
    }

    public override string ToString() =>
        High.ToString("x32", CultureInfo.InvariantCulture) + Low.ToString("x32", CultureInfo.InvariantCulture);
}
