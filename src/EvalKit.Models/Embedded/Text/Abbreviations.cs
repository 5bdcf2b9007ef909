using System.Collections.Frozen;

namespace EvalKit.Models.Embedded.Text;

/// <summary>
/// Words whose full stop does not by itself end a sentence: English, with the commonest of German, French, Spanish and Portuguese.
/// </summary>
internal static class Abbreviations
{
    private static readonly FrozenSet<string> Titles = FrozenSet.Create(
        StringComparer.Ordinal,
        "Mr", "Mrs", "Ms", "Mx", "Dr", "Prof", "St", "Rev", "Hon", "Gen", "Col", "Capt", "Lt", "Sgt", "Gov", "Sen", "Rep", "Mt", "Hr", "Fr", "Mme", "Mlle", "Sr",
        "Sra", "Srta");

    private static readonly FrozenSet<string> Connectives = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "e.g", "i.e", "eg", "ie", "vs", "cf", "viz", "ca", "approx", "resp", "incl", "excl", "esp", "z.b", "d.h", "u.a", "bzw", "ggf", "evtl", "vgl", "sog", "inkl",
        "zzgl", "p.ex", "p.ej");

    private static readonly FrozenSet<string> BeforeNumber = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "no", "nos", "nr", "p", "pp", "fig", "figs", "eq", "eqs", "sec", "ch", "vol", "art", "min", "max",
        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec");

    private static readonly FrozenSet<string> GermanMonths = FrozenSet.Create(
        StringComparer.Ordinal,
        "Januar", "Jänner", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember");

    /// <summary>True if something must follow the abbreviation, as a name follows <c>Dr.</c></summary>
    public static bool NeverEnds(string word) => Titles.Contains(word) || Connectives.Contains(word);

    /// <summary>True if the word is an abbreviation in front of a number only, as in <c>No. 5</c>.</summary>
    public static bool PrecedesNumber(string word) => BeforeNumber.Contains(word);

    /// <summary>True for a German date such as <c>3. Mai</c>.</summary>
    public static bool IsGermanDate(string number, string next) =>
        number.Length <= 2 && number.All(char.IsAsciiDigit) && GermanMonths.Contains(next);
}
