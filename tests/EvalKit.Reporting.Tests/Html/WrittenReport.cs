using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using EvalKit.Reporting.Html;

namespace EvalKit.Reporting.Tests.Html;

/// <summary>Reads a report the way the viewer does: parses the page, then decodes its data elements.</summary>
internal sealed class WrittenReport
{
    private WrittenReport(byte[] bytes)
    {
        Bytes = bytes;
        Text = Encoding.UTF8.GetString(bytes);
        Document = new HtmlParser().ParseDocument(Text);
    }

    public byte[] Bytes { get; }

    public string Text { get; }

    public IHtmlDocument Document { get; }

    public IEnumerable<IHtmlScriptElement> Scripts => Document.Scripts;

    public static async Task<WrittenReport> OfAsync(HtmlReportSource source)
    {
        using var output = new MemoryStream();
        await HtmlReport.WriteAsync(source, output);
        return new WrittenReport(output.ToArray());
    }

    public JsonElement Json(string id) => JsonDocument.Parse(Document.GetElementById(id)!.TextContent).RootElement;

    /// <summary>The lines of all blocks of samples.</summary>
    public IReadOnlyList<string> SampleLines()
    {
        var blocks = Enumerable.Range(0, int.MaxValue).Select(block => Document.GetElementById($"samples-{block}")).TakeWhile(element => element is not null);
        return [.. blocks.SelectMany(block => Encoding.UTF8.GetString(Decode(block!.TextContent)).Split('\n')[..^1])];
    }

    public JsonElement IndexHeader()
    {
        var index = Decode(Document.GetElementById("sample-index")!.TextContent);
        return JsonDocument.Parse(index.AsMemory(sizeof(int), BinaryPrimitives.ReadInt32LittleEndian(index))).RootElement;
    }

    /// <summary>The number columns of the index, then its code columns, each under its group and key.</summary>
    public (IReadOnlyDictionary<string, IReadOnlyList<double>> Reals, IReadOnlyDictionary<string, IReadOnlyList<string?>> Codes) Index()
    {
        var index = Decode(Document.GetElementById("sample-index")!.TextContent);
        var header = IndexHeader();
        var rows = header.GetProperty("rows").GetInt32();
        var offset = sizeof(int) + BinaryPrimitives.ReadInt32LittleEndian(index);
        var reals = new Dictionary<string, IReadOnlyList<double>>(StringComparer.Ordinal);
        foreach (var column in header.GetProperty("reals").EnumerateArray())
        {
            reals.Add(NameOf(column), MemoryMarshal.Cast<byte, double>(index.AsSpan(offset, rows * sizeof(double))).ToArray());
            offset += rows * sizeof(double);
        }

        var codes = new Dictionary<string, IReadOnlyList<string?>>(StringComparer.Ordinal);
        foreach (var column in header.GetProperty("codes").EnumerateArray())
        {
            var values = column.GetProperty("values").EnumerateArray().Select(value => value.ToString()).ToArray();
            var rowCodes = MemoryMarshal.Cast<byte, int>(index.AsSpan(offset, rows * sizeof(int))).ToArray();
            codes.Add(NameOf(column), [.. rowCodes.Select(code => code < 0 ? null : values[code])]);
            offset += rows * sizeof(int);
        }

        return (reals, codes);
    }

    private static string NameOf(JsonElement column) => $"{column.GetProperty("group")}:{column.GetProperty("key")}";

    private static byte[] Decode(string base64)
    {
        using var inflater = new ZLibStream(new MemoryStream(Convert.FromBase64String(base64)), CompressionMode.Decompress);
        using var result = new MemoryStream();
        inflater.CopyTo(result);
        return result.ToArray();
    }
}
