using System.Text;

namespace EvalKit.Reporting.Markdown;

/// <summary>Makes any text safe inside Markdown: model output and item ids are data, they may not become links, images or HTML.</summary>
internal static class MarkdownText
{
    /// <value>Renderers look for mentions, issues and addresses in the finished page, where a backslash is gone: a zero-width space is not.</value>
    private const string Break = "&#8203;";

    /// <summary>The text on one line with every character that Markdown or HTML could read escaped.</summary>
    public static string Escape(string text, int maxLength = 200) => Write(text, maxLength, "\\`*_{}[]()#+!|~@:");

    /// <summary>The same inside an HTML block, where Markdown's backslashes would be seen.</summary>
    public static string EscapeHtml(string text, int maxLength = 200) =>
        Write(text, maxLength, "").Replace("[", "&#91;", StringComparison.Ordinal).Replace("`", "&#96;", StringComparison.Ordinal).Replace("*", "&#42;", StringComparison.Ordinal)
            .Replace("://", "&#58;//", StringComparison.Ordinal);

    private static string Write(string text, int maxLength, string special)
    {
        var escaped = new StringBuilder(Math.Min(text.Length, maxLength) + 16);
        var count = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (++count > maxLength)
            {
                escaped.Append('…');
                break;
            }
            if (rune.IsAscii && special.Contains((char)rune.Value, StringComparison.Ordinal))
                escaped.Append('\\');
            Append(escaped, rune);
        }
        return escaped.Replace("www.", "www" + Break + ".").Replace("WWW.", "WWW" + Break + ".").ToString();
    }

    private static void Append(StringBuilder escaped, Rune rune)
    {
        switch (rune.Value)
        {
            case '&':
                escaped.Append("&amp;");
                break;
            case '<':
                escaped.Append("&lt;");
                break;
            case '>':
                escaped.Append("&gt;");
                break;
            case '\n' or '\r' or '\t':
                escaped.Append(' ');
                break;
            case '@' or '#':
                escaped.Append((char)rune.Value).Append(Break);
                break;
            default:
                if (!Rune.IsControl(rune) && !ReordersText(rune.Value))
                    escaped.Append(rune.ToString());
                break;
        }
    }

    /// <summary>Overrides and isolates of direction, with which an item id could make the rest of its row read backwards.</summary>
    private static bool ReordersText(int value) => value is 0x200E or 0x200F or 0x061C or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
