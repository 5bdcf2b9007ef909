using System.Globalization;

namespace EvalKit.Cli.Output;

/// <summary>A table of aligned columns: the first on the left, the rest on the right.</summary>
internal sealed class TextTable(params IReadOnlyList<string> header)
{
    private readonly List<IReadOnlyList<string>> _rows = [];

    public void Add(params IReadOnlyList<string> cells) => _rows.Add(cells);

    public void Write(TextWriter writer, string indent = "  ")
    {
        var all = _rows.Prepend(header).ToList();
        var widths = Enumerable.Range(0, header.Count).Select(column => all.Max(row => Width(row[column]))).ToArray();
        foreach (var row in all)
            writer.WriteLine((indent + string.Join("  ", row.Select((cell, column) => Pad(cell, widths[column], left: column == 0)))).TrimEnd());
    }

    private static int Width(string cell) => new StringInfo(cell).LengthInTextElements;

    private static string Pad(string cell, int width, bool left)
    {
        var space = new string(' ', width - Width(cell));
        return left ? cell + space : space + cell;
    }
}
