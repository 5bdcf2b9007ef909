using System.Text;

namespace EvalKit.Testing;

/// <summary>Texts of suites and systems in the places of a line.</summary>
internal static class TestText
{
    /// <summary>On one line, without control characters and lone surrogates, cut where it is too long.</summary>
    public static string OneLine(string text, int longest)
    {
        var line = new StringBuilder(Math.Min(text.Length, longest + 1));
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length >= longest)
                return line.Append('…').ToString();
            if (!Rune.IsControl(rune))
                line.Append(rune.ToString());
            else if (line.Length > 0 && line[^1] != ' ')
                line.Append(' ');
        }
        return line.ToString();
    }
}
