namespace EvalKit.Metrics;

/// <summary>Reads a number as people and models write it, in no way dependent on the culture of the machine.</summary>
public static class NumberText
{
    /// <summary>
    /// Reads a text that is one number and nothing else. Around it may stand white space, a currency, a percent sign or one of
    /// the units; a sign may be before or after the currency, and a minus sign may be U+2212.
    /// </summary>
    /// <param name="text">Any text; null is no number.</param>
    /// <param name="options">Null stands for <see cref="NumberTextOptions.Default"/>.</param>
    /// <param name="value">The number, finite unless the options allow otherwise; 0 when there is none.</param>
    /// <returns>
    /// False when the text is not a number, when thousands are not grouped by three (or, with commas, in the Indian way), or
    /// when the number exceeds the range of a double.
    /// </returns>
    public static bool TryParse(string? text, NumberTextOptions? options, out double value)
    {
        value = 0;
        if (text is null)
            return false;
        var scanner = new NumberScanner(text, options ?? NumberTextOptions.Default);
        return scanner.TryScan(out value);
    }
}
