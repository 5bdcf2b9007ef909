using System.Text;

namespace EvalKit.Cli.Output;

/// <summary>Text from data on a terminal: control characters and escape sequences are shown, not obeyed.</summary>
internal static class PlainText
{
    public static string Of(string text, int maxLength = 500)
    {
        var shown = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length >= maxLength)
                return shown.Append('…').ToString();
            if (Rune.IsControl(rune) || rune.Value is >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069)
                shown.Append(rune.Value is '\n' or '\r' or '\t' ? ' ' : '\uFFFD');
            else
                shown.Append(rune.ToString());
        }
        return shown.ToString();
    }
}
