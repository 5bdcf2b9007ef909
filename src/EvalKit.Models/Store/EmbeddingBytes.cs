using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace EvalKit.Models;

/// <summary>A vector as float32, little-endian.</summary>
internal static class EmbeddingBytes
{
    public static byte[] Of(ReadOnlySpan<float> vector)
    {
        var bytes = MemoryMarshal.AsBytes(vector).ToArray();
        if (!BitConverter.IsLittleEndian) ReverseEach(bytes);
        return bytes;
    }

    public static bool TryRead(byte[] bytes, out float[] vector)
    {
        vector = [];
        if (bytes.Length % sizeof(float) != 0) return false;
        if (!BitConverter.IsLittleEndian) ReverseEach(bytes);
        vector = MemoryMarshal.Cast<byte, float>(bytes).ToArray();
        return true;
    }

    private static void ReverseEach(Span<byte> bytes)
    {
        var words = MemoryMarshal.Cast<byte, uint>(bytes);
        BinaryPrimitives.ReverseEndianness(words, words);
    }
}
