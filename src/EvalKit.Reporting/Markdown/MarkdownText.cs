using System.Text;

namespace EvalKit.Reporting.Markdown;

/// <summary>Makes any text safe inside Markdown: model output and item ids are data, they may not become links, images or HTML.</summary>
internal static class MarkdownText
{
    /// <summary>The text on one line with every character that Markdown or HTML could read escaped.</summary>
    public static string Escape(string text, int maxLength = 200)
    {
        var escaped = new StringBuilder(text.Length + 16);
        var count = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (++count > maxLength)
                return escaped.Append('…').ToString();
            if (rune.Value is '&')
                escaped.Append("&amp;");
            else if (rune.Value is '<')
                escaped.Append("&lt;");
            else if (rune.Value is '>')
                escaped.Append("&gt;");
            else if (rune.Value is '\n' or '\r' or '\t')
                escaped.Append(' ');
            else if (rune.IsAscii && "\\`*_{}[]()#+!|~@:".Contains((char)rune.Value, StringComparison.Ordinal))
                escaped.Append('\\').Append((char)rune.Value);
            else if (!System.Text.Rune.IsControl(rune))
                escaped.Append(rune.ToString());
        }
        return escaped.ToString();
    }
}
