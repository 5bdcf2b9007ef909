namespace EvalKit.Reporting.Csv;

/// <summary>Makes a text a CSV cell that no spreadsheet reads as a formula.</summary>
internal static class CsvCell
{
    /// <summary>Quoted where RFC 4180 asks for it; a text that a spreadsheet would compute gets an apostrophe in front.</summary>
    public static string Of(string text)
    {
        if (text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠')
            text = "'" + text;
        return text.AsSpan().IndexOfAny("\",\r\n;") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
