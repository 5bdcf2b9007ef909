using System.Buffers.Binary;
using System.IO.Compression;

namespace EvalKit.AcceptanceTests.Reports.Pictures;

/// <summary>Reads PNG as browsers and <see cref="PngWriter"/> write it: 8 bits a channel or an index, not interlaced; transparency is left out (PNG, third edition, 9 and 11).</summary>
internal static class PngReader
{
    private const int SignatureLength = 8;
    private const int ChunkOverhead = 12;

    /// <exception cref="InvalidDataException">The file is of another kind.</exception>
    public static Picture Read(ReadOnlySpan<byte> file)
    {
        var (width, height, channels) = (0, 0, 0);
        int[] palette = [];
        using var compressed = new MemoryStream();
        for (var at = SignatureLength; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file[at..]);
            var content = file.Slice(at + 8, length);
            switch (file.Slice(at + 4, 4))
            {
                case [(byte)'I', (byte)'H', (byte)'D', (byte)'R']:
                    (width, height, channels) = (BinaryPrimitives.ReadInt32BigEndian(content), BinaryPrimitives.ReadInt32BigEndian(content[4..]), ChannelsOf(content[8..]));
                    break;
                case [(byte)'P', (byte)'L', (byte)'T', (byte)'E']:
                    palette = Colours(content, 3);
                    break;
                case [(byte)'I', (byte)'D', (byte)'A', (byte)'T']:
                    compressed.Write(content);
                    break;
            }
            at += ChunkOverhead + length;
        }

        compressed.Position = 0;
        using var lines = new ZLibStream(compressed, CompressionMode.Decompress);
        var bytes = Unfiltered(lines, width * channels, height, channels);
        return new Picture(width, height, channels == 1 ? Array.ConvertAll(bytes, index => palette[index]) : Colours(bytes, channels));
    }

    private static int ChannelsOf(ReadOnlySpan<byte> header) => header switch
    {
        [8, 2, 0, 0, 0, ..] => 3,
        [8, 3, 0, 0, 0, ..] => 1,
        [8, 6, 0, 0, 0, ..] => 4,
        _ => throw new InvalidDataException("only PNG of 8 bits that is not interlaced is read"),
    };

    private static int[] Colours(ReadOnlySpan<byte> bytes, int channels)
    {
        var colours = new int[bytes.Length / channels];
        for (var i = 0; i < colours.Length; i++)
            colours[i] = (bytes[i * channels] << 16) | (bytes[(i * channels) + 1] << 8) | bytes[(i * channels) + 2];
        return colours;
    }

    /// <summary>Undoes what each line says of how it differs from the one above and from the pixel to its left.</summary>
    private static byte[] Unfiltered(Stream lines, int stride, int height, int channels)
    {
        var bytes = new byte[stride * height];
        Span<byte> filter = stackalloc byte[1];
        for (var y = 0; y < height; y++)
        {
            lines.ReadExactly(filter);
            var line = bytes.AsSpan(y * stride, stride);
            lines.ReadExactly(line);
            var above = y == 0 ? new byte[stride] : bytes.AsSpan((y - 1) * stride, stride);
            for (var x = 0; x < stride; x++)
            {
                var left = x < channels ? 0 : line[x - channels];
                line[x] += filter[0] switch
                {
                    0 => 0,
                    1 => (byte)left,
                    2 => above[x],
                    3 => (byte)((left + above[x]) / 2),
                    4 => (byte)Paeth(left, above[x], x < channels ? 0 : above[x - channels]),
                    var other => throw new InvalidDataException($"no filter of PNG is {other}"),
                };
            }
        }
        return bytes;
    }

    private static int Paeth(int left, int above, int corner)
    {
        var (toLeft, toAbove, toCorner) = (Math.Abs(above - corner), Math.Abs(left - corner), Math.Abs(left + above - (2 * corner)));
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }
}
