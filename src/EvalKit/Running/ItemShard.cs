using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EvalKit.Running;

/// <summary>
/// One part of a suite's items, for jobs that share the work. Which part an item belongs to follows from its id alone: not from its place in the file, nor from what
/// else is in it. All variants and repeats of an item are in one part. A part is too small to decide gates; the run that joins all parts decides them.
/// </summary>
/// <param name="Part">Which part, from 1 to <paramref name="Of"/>.</param>
/// <param name="Of">How many parts there are, at most <see cref="MostParts"/>.</param>
public readonly record struct ItemShard(int Part, int Of)
{
    /// <value>The default value is 1,000 parts.</value>
    public const int MostParts = 1000;

    /// <summary>Reads <c>2/4</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ItemShard shard)
    {
        shard = default;
        if (text?.Split('/') is not [var part, var of]
            || !int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || !int.TryParse(of, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || count is < 1 or > MostParts || number < 1 || number > count)
            return false;
        shard = new ItemShard(number, count);
        return true;
    }

    /// <summary>Whether an item is in this part: by the first eight bytes of the SHA-256 of its id in UTF-8, big-endian, modulo the number of parts.</summary>
    public bool Has(string id)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(id), hash);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(hash) % (ulong)Of == (ulong)(Part - 1);
    }

    /// <summary><c>2/4</c></summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Part}/{Of}");
}
