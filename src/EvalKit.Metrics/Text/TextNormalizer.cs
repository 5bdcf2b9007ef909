using System.Buffers;
using System.Globalization;
using System.Text;

namespace EvalKit.Metrics;

/// <summary>Makes texts equal that differ only in ways a comparison should not see.</summary>
public static class TextNormalizer
{
    /// <summary>Applies the chosen steps, in the order in which <see cref="TextNormalization"/> lists them.</summary>
    /// <returns>The normalized text; any input is accepted, including unpaired surrogates.</returns>
    public static string Apply(string text, TextNormalization normalization)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (normalization.HasFlag(TextNormalization.Nfc))
            text = Normalize(text, NormalizationForm.FormC);
        if (normalization.HasFlag(TextNormalization.Nfkc))
            text = Normalize(text, NormalizationForm.FormKC);
        if (normalization.HasFlag(TextNormalization.CaseFold))
            text = text.ToUpperInvariant().ToLowerInvariant();
        if (normalization.HasFlag(TextNormalization.StripPunctuation))
            text = StripPunctuation(text);
        if (normalization.HasFlag(TextNormalization.StripArticles))
            text = EnglishArticles.Replace(text);
        if (normalization.HasFlag(TextNormalization.CollapseWhitespace))
            text = CollapseWhitespace(text);
        if (normalization.HasFlag(TextNormalization.Trim))
            text = PythonText.Strip(text).ToString();
        return text;
    }

    private static string Normalize(string text, NormalizationForm form)
    {
        if (Ascii.IsValid(text))
            return text;

        var result = new StringBuilder(text.Length);
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(i), out _, out var consumed) == OperationStatus.Done)
            {
                i += consumed - 1;
                continue;
            }

            result.Append(text[start..i].Normalize(form)).Append(text[i]);
            start = i + 1;
        }

        return result.Append(text[start..].Normalize(form)).ToString();
    }

    private static string StripPunctuation(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var width = char.IsSurrogatePair(text, i) ? 2 : 1;
            if (!IsPunctuation(text, i))
                result.Append(text, i, width);
            i += width - 1;
        }

        return result.ToString();
    }

    private static bool IsPunctuation(string text, int index) =>
        char.IsAscii(text[index])
            ? PythonText.AsciiPunctuation.Contains(text[index])
            : CharUnicodeInfo.GetUnicodeCategory(text, index) is UnicodeCategory.ConnectorPunctuation
                or UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation
                or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation
                or UnicodeCategory.OtherPunctuation;

    private static string CollapseWhitespace(string text)
    {
        var result = new StringBuilder(text.Length);
        var inSpace = false;
        foreach (var character in text)
        {
            var isSpace = PythonText.IsWhiteSpace(character);
            if (!isSpace)
                result.Append(character);
            else if (!inSpace)
                result.Append(' ');
            inSpace = isSpace;
        }

        return result.ToString();
    }
}
