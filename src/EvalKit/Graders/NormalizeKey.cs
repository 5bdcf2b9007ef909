using EvalKit.Metrics;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Graders;

/// <summary>The <c>normalize</c> parameter that several graders share.</summary>
internal static class NormalizeKey
{
    private static readonly IReadOnlyDictionary<string, TextNormalization> Words = new Dictionary<string, TextNormalization>(StringComparer.Ordinal)
    {
        ["trim"] = TextNormalization.Trim,
        ["casefold"] = TextNormalization.CaseFold,
        ["nfc"] = TextNormalization.Nfc,
        ["nfkc"] = TextNormalization.Nfkc,
        ["collapse_whitespace"] = TextNormalization.CollapseWhitespace,
        ["strip_punctuation"] = TextNormalization.StripPunctuation,
        ["strip_articles"] = TextNormalization.StripArticles,
    };

    public static Key Key { get; } = new("normalize", new ListShape(new WordShape([.. Words.Keys])) { OrSingle = true },
        "What is evened out in both texts before they are compared.", Default: "nothing", Example: "[trim, casefold]");

    public static TextNormalization Read(YamlValue parameters) =>
        parameters.Texts("normalize").Aggregate(default(TextNormalization), (all, word) => all | Words.GetValueOrDefault(word));

    /// <summary>The part of a signature: <c>norm:trim,casefold</c>.</summary>
    public static string Signature(YamlValue parameters)
    {
        var words = parameters.Texts("normalize");
        return "norm:" + (words.Count == 0 ? "none" : string.Join(',', words));
    }
}
