namespace EvalKit.Metrics;

/// <summary>How a text becomes tokens before BLEU is computed. The names in signatures are sacreBLEU's.</summary>
public enum BleuTokenizer
{
    /// <summary><c>13a</c>: mteval-v13a, the default of WMT. Splits off ASCII punctuation.</summary>
    V13a,

    /// <summary><c>intl</c>: mteval-v14. Splits off all Unicode punctuation and symbols.</summary>
    International,

    /// <summary><c>char</c>: each code point is a token.</summary>
    Character,

    /// <summary><c>zh</c>: Chinese characters one by one, the rest as <c>13a</c>; with sacreBLEU's idea of what is Chinese.</summary>
    Chinese,

    /// <summary><c>none</c>: white space separates tokens.</summary>
    None,
}
