using System.Text;

namespace EvalKit.Models.Embedded.Text;

/// <summary>Makes any string safe for normalisation and for UTF-8.</summary>
internal static class WellFormed
{
    /// <summary>At most <paramref name="limit"/> UTF-16 units in Normalization Form C, every lone surrogate replaced with U+FFFD.</summary>
    public static string Text(string text, int limit = int.MaxValue)
    {
        if (text.Length > limit)
            text = text[..(limit > 0 && char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit)];
        if (System.Text.Ascii.IsValid(text))
            return text;
        var replaced = HasLoneSurrogate(text) ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;
        return replaced.IsNormalized(NormalizationForm.FormC) ? replaced : replaced.Normalize(NormalizationForm.FormC);
    }

    private static bool HasLoneSurrogate(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (!char.IsSurrogate(text[index]))
                continue;
            if (index + 1 >= text.Length || !char.IsSurrogatePair(text[index], text[index + 1]))
                return true;
            index++;
        }

        return false;
    }
}
