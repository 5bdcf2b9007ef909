using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace EvalKit.Reporting.Html.Samples;

/// <summary>
/// Writes an index as bytes that a browser reads without parsing rows: the length of the header (32 bits), the header (JSON, padded with spaces to a multiple
/// of 8), every number column (64-bit floats), every code column (32-bit integers); all little-endian, columns in the header's order.
/// </summary>
internal static class SampleIndexWriter
{
    private const int Alignment = 8;

    /// <param name="index">The columns.</param>
    /// <param name="order">The row of the index that each row of the page is.</param>
    /// <param name="blockStarts">The first row, in the page, of each block of samples.</param>
    /// <param name="block">Receives the bytes.</param>
    public static void Write(SampleIndex index, IReadOnlyList<int> order, IReadOnlyList<int> blockStarts, CompressedBlock block)
    {
        var header = Encoding.UTF8.GetBytes(Header(index, blockStarts));
        var padding = (Alignment - ((sizeof(int) + header.Length) % Alignment)) % Alignment;
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, header.Length + padding);
        block.Write(length);
        block.Write(header);
        block.Write("        "u8[..padding]);
        foreach (var column in index.Reals.Values)
            WriteReals(column.PadTo(index.Rows), order, block);
        foreach (var column in index.Codes.Values)
            WriteCodes(column.PadTo(index.Rows), order, block);
    }

    private static string Header(SampleIndex index, IReadOnlyList<int> blockStarts)
    {
        var reals = index.Reals.Keys.Select(name => $"{Name(name)}}}");
        var codes = index.Codes.Select(column => $"{Name(column.Key)},\"values\":[{string.Join(',', column.Value.Values)}]}}");
        var blocks = blockStarts.Select(start => start.ToString(CultureInfo.InvariantCulture));
        var lists = $"\"blocks\":[{string.Join(',', blocks)}],\"reals\":[{string.Join(',', reals)}],\"codes\":[{string.Join(',', codes)}]";
        return string.Create(CultureInfo.InvariantCulture, $"{{\"rows\":{index.Rows},{lists}}}");
    }

    private static string Name((string Group, string Key) name) => $"{{\"group\":\"{name.Group}\",\"key\":\"{name.Key}\"";

    private static void WriteReals(IReadOnlyList<double> values, IReadOnlyList<int> order, CompressedBlock block)
    {
        var bytes = new byte[values.Count * sizeof(double)];
        for (var row = 0; row < values.Count; row++)
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(row * sizeof(double)), values[order[row]]);
        block.Write(bytes);
    }

    private static void WriteCodes(IReadOnlyList<int> values, IReadOnlyList<int> order, CompressedBlock block)
    {
        var bytes = new byte[values.Count * sizeof(int)];
        for (var row = 0; row < values.Count; row++)
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(row * sizeof(int)), values[order[row]]);
        block.Write(bytes);
    }
}
