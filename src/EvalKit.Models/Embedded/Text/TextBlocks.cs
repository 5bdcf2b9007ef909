using System.Text;

namespace EvalKit.Models.Embedded.Text;

/// <summary>
/// Joins the lines that belong together. An empty line, a heading, a list item and a turn of a dialogue (<c>Name: ...</c>) start a new
/// block, and so does any other line unless it continues wrapped prose: it begins in lower case, or the line before it is long.
/// </summary>
internal static class TextBlocks
{
    private const int WrappedLine = 60;
    private const int LongestSpeaker = 40;

    public static IEnumerable<string> Of(string text)
    {
        var block = new StringBuilder();
        var previousLength = 0;
        using var lines = new StringReader(text);
        while (lines.ReadLine() is { } read)
        {
            var line = read.Trim();
            if (block.Length > 0 && !Continues(line, previousLength))
            {
                yield return block.ToString();
                block.Clear();
            }

            if (line.Length > 0)
                block.Append(block.Length > 0 ? " " : "").Append(line);
            previousLength = line.Length;
        }

        if (block.Length > 0)
            yield return block.ToString();
    }

    /// <summary>Length of the <c>Name:</c> with the space after it at the start of a turn, 0 if the line is no turn.</summary>
    public static int SpeakerLength(string line)
    {
        var colon = line.AsSpan(0, Math.Min(line.Length, LongestSpeaker)).IndexOf(':');
        if (colon <= 0 || colon + 1 >= line.Length || line[colon + 1] != ' ' || !(char.IsUpper(line[0]) || char.IsDigit(line[0])))
            return 0;
        foreach (var character in line.AsSpan(0, colon))
        {
            if (!char.IsLetterOrDigit(character) && character is not (' ' or '.' or '-' or '\'' or '’' or '_' or '(' or ')'))
                return 0;
        }

        return colon + 2;
    }

    /// <summary>True for a line that begins with <c>#</c>, as Markdown writes headings.</summary>
    public static bool IsMarkedHeading(string line) => line.StartsWith('#');

    private static bool Continues(string line, int previousLength) =>
        line.Length > 0 && previousLength > 0 && !IsStructure(line) && (char.IsLower(line[0]) || previousLength >= WrappedLine);

    /// <summary>True for headings, list items, table rows, quotations and turns of a dialogue.</summary>
    public static bool IsStructure(string line) =>
        line[0] is '#' or '|' or '•' or '–' or '>' || (line[0] is ('-' or '*' or '+') && line.Length > 1 && line[1] == ' ')
        || IsNumbered(line) || SpeakerLength(line) > 0;

    private static bool IsNumbered(string line)
    {
        var digits = 0;
        while (digits < line.Length && char.IsAsciiDigit(line[digits]))
            digits++;
        return digits is > 0 and < 4 && digits + 1 < line.Length && line[digits] is ('.' or ')') && line[digits + 1] == ' ';
    }
}
