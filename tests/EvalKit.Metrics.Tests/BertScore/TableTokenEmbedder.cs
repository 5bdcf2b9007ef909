namespace EvalKit.Metrics.Tests.BertScore;

/// <summary>A toy embedder: a table of vectors for words between white space.</summary>
internal sealed class TableTokenEmbedder(IReadOnlyDictionary<string, float[]> vectors) : ITokenEmbedder
{
    public string Identity => "table";

    public ValueTask<TokenEmbeddings> EmbedAsync(string text, CancellationToken cancellation)
    {
        var words = PythonText.Split(text);
        return new(new TokenEmbeddings(words, [.. words.Select(word => vectors[word])]));
    }
}
