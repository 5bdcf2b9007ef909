namespace EvalKit.Metrics;

/// <summary>Settings of ROUGE. The defaults are those of Google's <c>rouge_score</c>.</summary>
public sealed record RougeOptions
{
    /// <summary>Whether tokens longer than three characters are stemmed. <value>The default value is false.</value></summary>
    public bool UseStemmer { get; init; }

    /// <summary><value>The default value is <see cref="RougeTokenizer.Google"/>.</value></summary>
    public RougeTokenizer Tokenizer { get; init; } = RougeTokenizer.Google;
}
