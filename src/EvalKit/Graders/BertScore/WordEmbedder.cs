using System.Collections.Concurrent;
using System.Globalization;
using EvalKit.Metrics;

namespace EvalKit.Graders.BertScore;

/// <summary>Gives each word of a text the vector that an embedding model has for that word alone: a word means the same wherever it stands.</summary>
internal sealed class WordEmbedder(IEmbedder embedder)
{
    /// <value>The default value is 2,000 different words a text: the cosines of two such texts take about a second.</value>
    private const int MostWords = 2_000;

    /// <value>The default value is 64 words asked for at once.</value>
    private const int WordsAtOnce = 64;

    /// <value>The default value is 16,777,216 numbers, 64 MiB: words beyond are asked for again, and found in the response store.</value>
    private const long MostKept = 16 * 1024 * 1024;

    private readonly ConcurrentDictionary<string, (float[] Vector, decimal? CostUsd)> _vectors = new(StringComparer.Ordinal);
    private long _kept;

    /// <summary>The same for one score, whose vectors are counted.</summary>
    public ITokenEmbedder On(EmbeddingBill bill) => new Counted(this, bill);

    /// <exception cref="EmbeddingException">A word has no vector, the vectors do not fit together, or there are too many words.</exception>
    private async ValueTask<TokenEmbeddings> EmbedAsync(string text, EmbeddingBill bill, CancellationToken cancellation)
    {
        var words = UnicodeWords.Split(text);
        string[] different = [.. words.Distinct(StringComparer.Ordinal)];
        if (different.Length > MostWords)
            throw new EmbeddingException(string.Create(CultureInfo.InvariantCulture, $"a text has {different.Length} different words; bert_score takes at most {MostWords}"));
        var vectors = new Dictionary<string, float[]>(StringComparer.Ordinal);
        foreach (var some in different.Chunk(WordsAtOnce))
            foreach (var (word, (vector, cost)) in some.Zip(await Task.WhenAll(some.Select(word => VectorAsync(word, cancellation)))))
                vectors.Add(word, bill.Add(new Embedded(vector, null, cost)).Vector!);
        if (vectors.Values.Any(v => v.Length != vectors[different[0]].Length))
            throw new EmbeddingException("the embeddings have different lengths");
        return new TokenEmbeddings(words, [.. words.Select(word => vectors[word])]);
    }

    private async Task<(float[] Vector, decimal? CostUsd)> VectorAsync(string word, CancellationToken cancellation)
    {
        if (_vectors.TryGetValue(word, out var known))
            return known;
        var (vector, failure, cost) = await embedder.EmbedAsync(word, cancellation);
        if (vector is null)
            throw new EmbeddingException(failure ?? "the model gave no vector");
        if (vector.Length == 0 || !Array.TrueForAll(vector, float.IsFinite))
            throw new EmbeddingException("an embedding holds a value that is no number");
        if (Interlocked.Add(ref _kept, vector.Length) <= MostKept)
            return _vectors.GetOrAdd(word, (vector, cost));
        Interlocked.Add(ref _kept, -vector.Length);
        return (vector, cost);
    }

    private string Identity => embedder.Identity + ", single words";

    private sealed class Counted(WordEmbedder words, EmbeddingBill bill) : ITokenEmbedder
    {
        public string Identity => words.Identity;

        public ValueTask<TokenEmbeddings> EmbedAsync(string text, CancellationToken cancellation) => words.EmbedAsync(text, bill, cancellation);
    }
}
