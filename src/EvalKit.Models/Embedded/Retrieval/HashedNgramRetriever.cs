using EvalKit.Models.Embedded.Text;

namespace EvalKit.Models.Embedded.Retrieval;

/// <summary>
/// Ranks documents by the cosine of hashed word and character n-grams: tolerant of misspelt and inflected words, blind to meaning.
/// </summary>
internal sealed class HashedNgramRetriever(IReadOnlyList<RetrievalDocument> documents, HashedNgramOptions options) : ITextSystem
{
    private readonly TfIdfIndex index = new([.. documents.Select(document => $"{document.Title}\n{document.Text}")], options.Dimensions);

    public string Answer(Conversation conversation) =>
        RankedDocuments.Json(documents, index.Similarities(conversation.Input), options.Top);
}
