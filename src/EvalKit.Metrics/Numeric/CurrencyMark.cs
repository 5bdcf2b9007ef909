using System.Collections.Frozen;
using System.Globalization;

namespace EvalKit.Metrics;

/// <summary>Currency symbols (Unicode category Sc) and the ISO 4217 codes of widely traded currencies.</summary>
internal static class CurrencyMark
{
    private static readonly FrozenSet<string> Codes = new[]
    {
        "AED", "AUD", "BGN", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK", "EGP", "EUR", "GBP", "HKD", "HUF", "IDR", "ILS",
        "INR", "JPY", "KES", "KRW", "MXN", "MYR", "NGN", "NOK", "NZD", "PEN", "PHP", "PKR", "PLN", "QAR", "RON", "RUB", "SAR", "SEK",
        "SGD", "THB", "TRY", "TWD", "UAH", "USD", "VND", "ZAR",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The length of the mark at the start of the text, or 0.</summary>
    public static int LengthAtStart(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return 0;
        if (char.GetUnicodeCategory(text[0]) == UnicodeCategory.CurrencySymbol)
            return 1;
        if (text.StartsWith("US$", StringComparison.Ordinal))
            return 3;
        return text.Length >= 3 && (text.Length == 3 || !char.IsLetter(text[3])) && IsCode(text[..3]) ? 3 : 0;
    }

    private static bool IsCode(ReadOnlySpan<char> text) => Codes.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text);
}
