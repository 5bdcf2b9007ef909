namespace EvalKit.Metrics;

/// <summary>
/// Words of any script: runs of letters, marks and numbers, lower-cased as Python does it; in scripts written without spaces (Chinese, Japanese, Thai, Lao, Khmer, Burmese) each
/// letter with its marks. The tokens of <see cref="RougeTokenizer.Unicode"/>.
/// </summary>
public static class UnicodeWords
{
    private static readonly RougeOptions Tokens = new() { Tokenizer = RougeTokenizer.Unicode };

    /// <summary>The words of a text in order; equal words are the same string.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var scratch = TextScratch.Rent();
        try
        {
            RougeTokenization.Tokenize(text, Tokens, scratch, scratch.Hypothesis, scratch.HypothesisEnds);
            var words = new string?[scratch.Tokens.Count];
            var split = new string[scratch.Hypothesis.Count];
            for (var i = 0; i < split.Length; i++)
                split[i] = words[scratch.Hypothesis.Span[i]] ??= scratch.Tokens[scratch.Hypothesis.Span[i]].ToString();
            return split;
        }
        finally
        {
            scratch.Return();
        }
    }
}
