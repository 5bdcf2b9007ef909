using System.Globalization;
using System.Text;

namespace EvalKit.Models.Embedded.Text;

/// <summary>Removes diacritics, so that <c>cafe</c> meets <c>café</c>.</summary>
internal static class Folding
{
    public static string Fold(string word)
    {
        if (System.Text.Ascii.IsValid(word))
            return word;
        var folded = new StringBuilder(word.Length);
        foreach (var character in word.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)
                folded.Append(character);
        }

        return folded.ToString().Normalize(NormalizationForm.FormC);
    }
}
