using EvalKit.Models.Embedded.Text;

namespace EvalKit.Models.Embedded.Retrieval;

/// <summary>
/// Okapi BM25 over title and text (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework: BM25 and Beyond"): each word of the
/// query adds idf * tf * (k1 + 1) / (tf + k1 * (1 - b + b * length / mean length)), idf = ln(1 + (n - df + 0.5) / (df + 0.5)), which is
/// never negative. No stop words, no stemming.
/// </summary>
internal sealed class Bm25Retriever : ITextSystem
{
    private readonly IReadOnlyList<RetrievalDocument> documents;
    private readonly Bm25Options options;
    private readonly Dictionary<string, List<Posting>> postings = new(StringComparer.Ordinal);

    public Bm25Retriever(IReadOnlyList<RetrievalDocument> documents, Bm25Options options)
    {
        this.documents = documents;
        this.options = options;
        var words = documents.Select(document => Words.Of($"{document.Title}\n{document.Text}")).ToList();
        var meanLength = Math.Max(words.Average(list => list.Count), double.Epsilon);
        for (var position = 0; position < documents.Count; position++)
        {
            var norm = options.K1 * (1 - options.B + (options.B * words[position].Count / meanLength));
            foreach (var term in words[position].CountBy(word => word, StringComparer.Ordinal))
                PostingsOf(term.Key).Add(new Posting(position, term.Value * (options.K1 + 1) / (term.Value + norm)));
        }
    }

    private readonly record struct Posting(int Document, double Weight);

    public string Answer(Conversation conversation)
    {
        var scores = new double[documents.Count];
        foreach (var word in Words.Of(conversation.Input))
        {
            if (!postings.TryGetValue(word, out var found))
                continue;
            var idf = Math.Log(1 + ((documents.Count - found.Count + 0.5) / (found.Count + 0.5)));
            foreach (var posting in found)
                scores[posting.Document] += idf * posting.Weight;
        }

        return RankedDocuments.Json(documents, scores, options.Top);
    }

    private List<Posting> PostingsOf(string word)
    {
        if (!postings.TryGetValue(word, out var list))
            postings[word] = list = [];
        return list;
    }
}
