using System.Buffers.Binary;
using System.IO.Compression;

namespace EvalKit.AcceptanceTests.Reports.Pictures;

/// <summary>
/// Writes PNG with a palette of at most 256 colours, a third of the size of full colours: colours that are nearly the same (steps of the smoothed edges of letters) become
/// the most frequent of them.
/// </summary>
internal static class PngWriter
{
    private const int MaxColours = 256;
    private const int DeflateLevel = 9;

    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1a, (byte)'\n'];

    public static byte[] Write(Picture picture)
    {
        var palette = PaletteOf(picture);
        using var file = new MemoryStream();
        file.Write(Signature);
        Chunk(file, "IHDR"u8, Header(picture));
        Chunk(file, "PLTE"u8, [.. palette.SelectMany(colour => new[] { (byte)(colour >> 16), (byte)(colour >> 8), (byte)colour })]);
        Chunk(file, "IDAT"u8, Lines(picture, palette));
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    /// <summary>Of the colours that share their five highest bits in each channel the most frequent one, for as many such groups as a palette holds.</summary>
    private static int[] PaletteOf(Picture picture) =>
    [
        .. picture.Pixels.CountBy(colour => colour).GroupBy(found => found.Key & 0xf8f8f8)
            .Select(group => (Colour: group.MaxBy(found => (found.Value, found.Key)).Key, Pixels: group.Sum(found => found.Value)))
            .OrderByDescending(group => group.Pixels).ThenBy(group => group.Colour).Take(MaxColours).Select(group => group.Colour),
    ];

    private static byte[] Header(Picture picture)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, picture.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), picture.Height);
        (header[8], header[9]) = (8, 3);
        return header;
    }

    private static byte[] Lines(Picture picture, int[] palette)
    {
        var indices = palette.Select((colour, index) => (colour, index)).ToDictionary(entry => entry.colour, entry => (byte)entry.index);
        using var compressed = new MemoryStream();
        using (var lines = new ZLibStream(compressed, new ZLibCompressionOptions { CompressionLevel = DeflateLevel }))
            for (var y = 0; y < picture.Height; y++)
            {
                lines.WriteByte(0);
                for (var x = 0; x < picture.Width; x++)
                {
                    var colour = picture.At(x, y);
                    if (!indices.TryGetValue(colour, out var index))
                        indices.Add(colour, index = (byte)Array.IndexOf(palette, palette.MinBy(candidate => Distance(candidate, colour))));
                    lines.WriteByte(index);
                }
            }
        return compressed.ToArray();
    }

    private static int Distance(int a, int b)
    {
        var (red, green, blue) = ((a >> 16) - (b >> 16), ((a >> 8) & 255) - ((b >> 8) & 255), (a & 255) - (b & 255));
        return (red * red) + (green * green) + (blue * blue);
    }

    private static void Chunk(Stream file, ReadOnlySpan<byte> name, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(name);
        file.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, name), content));
        file.Write(number);
    }

    /// <summary>CRC-32 of ISO 3309, a bit at a time (PNG, third edition, annex D).</summary>
    private static uint Crc(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xedb88320;
        }
        return crc;
    }
}
