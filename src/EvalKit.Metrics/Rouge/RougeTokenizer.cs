namespace EvalKit.Metrics;

/// <summary>What ROUGE takes for a token.</summary>
public enum RougeTokenizer
{
    /// <summary>
    /// Google's <c>rouge_score</c>: lower-case runs of ASCII letters and digits. Text in other scripts has no tokens and scores 0,
    /// even against itself.
    /// </summary>
    Google,

    /// <summary>
    /// A variant of EvalKit for all scripts: runs of letters, marks and numbers, lower-cased; in scripts written without spaces
    /// (Chinese, Japanese, Thai, Lao, Khmer, Burmese) each letter with its marks. Not comparable with published ROUGE.
    /// </summary>
    Unicode,
}
