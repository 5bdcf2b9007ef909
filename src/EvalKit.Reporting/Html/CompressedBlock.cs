using System.Buffers.Text;
using System.IO.Compression;

namespace EvalKit.Reporting.Html;

/// <summary>Bytes that are compressed as they come in. The level is fixed: equal content gives equal blocks.</summary>
internal sealed class CompressedBlock : IDisposable
{
    private readonly MemoryStream compressed = new();
    private readonly ZLibStream compressor;
    private byte[] base64 = [];

    public CompressedBlock() => compressor = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true);

    public long RawLength { get; private set; }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        compressor.Write(bytes);
        RawLength += bytes.Length;
    }

    /// <summary>Ends the block. The result is valid until the block is disposed.</summary>
    public ReadOnlyMemory<byte> ToBase64()
    {
        compressor.Dispose();
        var length = (int)compressed.Length;
        base64 = new byte[Base64.GetMaxEncodedToUtf8Length(length)];
        Base64.EncodeToUtf8(compressed.GetBuffer().AsSpan(0, length), base64, out _, out var written);
        return base64.AsMemory(0, written);
    }

    public void Dispose()
    {
        compressor.Dispose();
        compressed.Dispose();
    }
}
