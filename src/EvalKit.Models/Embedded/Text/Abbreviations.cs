using System.Collections.Frozen;

namespace EvalKit.Models.Embedded.Text;

/// <summary>Abbreviations whose full stop does not by itself end a sentence. English, with the commonest of German, French, Spanish and Portuguese.</summary>
internal static class Abbreviations
{
    private static readonly FrozenSet<string> BeforeMore = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "mr", "mrs", "ms", "mx", "dr", "prof", "st", "rev", "hon", "gen", "col", "capt", "lt", "sgt", "gov", "sen", "rep", "mt",
        "e.g", "i.e", "eg", "ie", "vs", "cf", "viz", "ca", "approx", "resp", "incl", "excl", "esp", "fig", "figs", "eq", "eqs", "sec", "ch", "pp", "vol",
        "nr", "art", "z.b", "d.h", "u.a", "bzw", "ggf", "evtl", "vgl", "sog", "inkl", "zzgl", "hr", "fr", "mme", "mlle", "sr", "sra", "srta", "p.ex", "p.ej");

    private static readonly FrozenSet<string> BeforeNumber = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "no", "nos", "p", "art", "min", "max", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec");

    private static readonly FrozenSet<string> Anywhere = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "etc", "inc", "ltd", "co", "corp", "jr", "a.m", "p.m", "u.s", "u.k", "e.u", "usw", "al", "bros", "dept", "est", "tel");

    /// <summary>True if something must follow the abbreviation, as a name follows <c>Dr.</c></summary>
    public static bool NeverEnds(string word) => BeforeMore.Contains(word);

    /// <summary>True if the word is an abbreviation in front of a number only, as in <c>No. 5</c>.</summary>
    public static bool PrecedesNumber(string word) => BeforeNumber.Contains(word) || BeforeMore.Contains(word) || Anywhere.Contains(word);
}
