using System.Globalization;
using System.Text;

namespace EvalKit.Reporting.Markdown;

/// <summary>A part of the summary that may grow with the suite: whole blocks as long as there is room, then how many are left to the report.</summary>
/// <param name="Name">What the blocks are, in the plural.</param>
/// <param name="MostBytes">The room in bytes of UTF-8.</param>
/// <param name="Head">Stands before the blocks, where there are any.</param>
/// <param name="Blocks">Rows of a table, items of a list or sections, each ending its line.</param>
/// <param name="End">Stands after them.</param>
internal sealed record MarkdownPart(string Name, int MostBytes, string Head, IEnumerable<string> Blocks, string End)
{
    public void AppendTo(StringBuilder text)
    {
        var room = MostBytes - Encoding.UTF8.GetByteCount(Head);
        var (shown, left) = (0, 0);
        foreach (var block in Blocks.Where(b => b.Length > 0))
        {
            room -= left == 0 ? Encoding.UTF8.GetByteCount(block) : 0;
            if (room < 0)
            {
                left++;
                continue;
            }
            if (shown++ == 0)
                text.Append(Head);
            text.Append(block);
        }
        if (shown > 0)
            text.Append(End);
        if (left > 0)
            text.Append(CultureInfo.InvariantCulture, $"{(shown > 0 ? $"{left} more" : "All")} {Name} stand in the report: there is no room for them here.\n\n");
    }
}
