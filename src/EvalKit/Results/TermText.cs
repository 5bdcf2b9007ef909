using System.Buffers.Binary;

namespace EvalKit.Results;

/// <summary>The terms of a score as one text: eight bytes each, least significant first, in Base64.</summary>
internal static class TermText
{
    public static string Write(IReadOnlyList<ulong> terms)
    {
        var bytes = new byte[terms.Count * sizeof(ulong)];
        for (var i = 0; i < terms.Count; i++)
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(i * sizeof(ulong)), terms[i]);
        return Convert.ToBase64String(bytes);
    }

    /// <exception cref="FormatException">The text holds no whole terms.</exception>
    public static ulong[] Read(string text)
    {
        var bytes = Convert.FromBase64String(text);
        if (bytes.Length % sizeof(ulong) != 0)
            throw new FormatException("terms are eight bytes each");
        var terms = new ulong[bytes.Length / sizeof(ulong)];
        for (var i = 0; i < terms.Length; i++)
            terms[i] = BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(i * sizeof(ulong)));
        return terms;
    }
}
