using System.Text;
using EvalKit.Results;

namespace EvalKit.Reporting.Markdown;

/// <summary>Writes the summaries of several runs as one comment on a pull request: what fails comes first, and what has no room is named.</summary>
public static class MarkdownComment
{
    /// <summary>The text; a pure function of the summaries.</summary>
    /// <param name="summaries">The runs.</param>
    /// <param name="mostCharacters">The room, in UTF-16 characters.</param>
    /// <param name="link">Where the reports are; null where that is not known.</param>
    public static string Write(IEnumerable<Summary> summaries, int mostCharacters, string? link)
    {
        var ordered = summaries.OrderBy(s => s.Verdict switch { Verdicts.Failed => 0, Verdicts.Invalid => 1, Verdicts.Inconclusive => 2, _ => 3 }).ToList();
        var end = link is null ? "" : $"<sub>[Reports]({link})</sub>\n";
        // A line for each, should it come to that.
        var room = mostCharacters - end.Length - ordered.Sum(s => Line(s).Length) - 1;
        var (text, left) = (new StringBuilder(), new StringBuilder());
        foreach (var summary in ordered)
        {
            var part = MarkdownSummary.Write(summary).TrimEnd('\n') + "\n\n";
            if (text.Length + part.Length <= room)
                text.Append(part);
            else
                left.Append(Line(summary));
        }
        return text.Append(left).Append(left.Length > 0 ? "\n" : "").Append(end).ToString();
    }

    private static string Line(Summary summary) => $"- {MarkdownText.Escape(summary.Suite)}: {summary.Verdict}; there is no room for its summary here, it stands in its report.\n";
}
