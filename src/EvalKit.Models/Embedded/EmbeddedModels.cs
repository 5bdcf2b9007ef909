using EvalKit.Models.Embedded.Answering;
using EvalKit.Models.Embedded.Classification;
using EvalKit.Models.Embedded.Embeddings;
using EvalKit.Models.Embedded.Retrieval;
using EvalKit.Models.Embedded.Summaries;
using EvalKit.Models.Embedded.Text;
using Microsoft.Extensions.AI;

namespace EvalKit.Models.Embedded;

/// <summary>
/// Classical systems that run in this process, reached like any model: the floor that a language model has to beat, at no cost. None of
/// them understands anything: they count and compare words. They answer the last user message, depend on nothing but it, the other messages
/// where that is said, their options and their data, and give the same answer on every machine and in every culture. Of the last user
/// message, and again of all other messages together, the first 500,000 characters are read.
/// </summary>
public static class EmbeddedModels
{
    private const int AlgorithmVersion = 1;

    /// <summary>
    /// Classifier: the <see cref="KnnOptions.K"/> training texts most similar to the input (cosine of TF-IDF weighted word and character
    /// n-grams) vote with the square of their similarity. Answers with a label and nothing else; with the most frequent one if no training
    /// text shares anything with the input.
    /// </summary>
    /// <exception cref="ArgumentException">There is no training text.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static EmbeddedModel Knn(IReadOnlyList<LabelledText> training, KnnOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Require.AtLeastOne(nameof(options), options.K, nameof(options.K));
        var examples = Clean(training);
        return Model("knn", new KnnClassifier(examples, options), revision => revision.Add(options.K).Add(examples));
    }

    /// <summary>Classifier: always the most frequent label of the training data, the first in ordinal order if several are.</summary>
    /// <exception cref="ArgumentException">There is no training text.</exception>
    public static EmbeddedModel MajorityLabel(IReadOnlyList<LabelledText> training)
    {
        var examples = Clean(training);
        return Model("majority-label", new MajorityLabel(examples), revision => revision.Add(examples));
    }

    /// <summary>
    /// Retriever: BM25 over title and text. Answers with JSON, <c>{"documents":[{"id":"...","score":1.23,"title":"...","text":"..."}]}</c>,
    /// best first, ties in ordinal order of the id, scores rounded to 6 decimals, without documents that share no word with the input.
    /// </summary>
    /// <exception cref="ArgumentException">There is no document, or two have the same id.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static EmbeddedModel Bm25(IReadOnlyList<RetrievalDocument> documents, Bm25Options options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Require.AtLeastOne(nameof(options), options.Top, nameof(options.Top));
        Require.Range(nameof(options), options.K1, 0, double.MaxValue, nameof(options.K1));
        Require.Range(nameof(options), options.B, 0, 1, nameof(options.B));
        var collection = Clean(documents);
        return Model(
            "bm25",
            new Bm25Retriever(collection, options),
            revision => revision.Add(options.Top).Add(options.K1).Add(options.B).Add(collection));
    }

    /// <summary>
    /// Retriever: cosine of TF-IDF weighted word and character n-grams, hashed into <see cref="HashedNgramOptions.Dimensions"/> buckets,
    /// over title and text. Answers in the form of <see cref="Bm25"/>.
    /// </summary>
    /// <exception cref="ArgumentException">There is no document, or two have the same id.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static EmbeddedModel HashedNgrams(IReadOnlyList<RetrievalDocument> documents, HashedNgramOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Require.AtLeastOne(nameof(options), options.Top, nameof(options.Top));
        Require.AtLeastOne(nameof(options), options.Dimensions, nameof(options.Dimensions));
        var collection = Clean(documents);
        return Model(
            "hashed-ngrams",
            new HashedNgramRetriever(collection, options),
            revision => revision.Add(options.Top).Add(options.Dimensions).Add(collection));
    }

    /// <summary>
    /// Answerer: the sentence of the other messages (answers of the assistant left out) that covers most of the question, which is the last
    /// user message. Says <see cref="ExtractiveOptions.AbstainText"/> if none covers enough.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static EmbeddedModel ExtractiveAnswerer(ExtractiveOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Require.Range(nameof(options), options.Threshold, 0, 1, nameof(options.Threshold));
        Require.AtLeastOne(nameof(options), options.MaxSentences, nameof(options.MaxSentences));
        return Model(
            "extractive-answerer",
            new ExtractiveAnswerer(options),
            revision => revision.Add(options.Threshold).Add(options.MaxSentences).Add(options.AbstainText));
    }

    /// <summary>Summariser: the first sentences of the input.</summary>
    /// <exception cref="ArgumentException">Neither bound is given.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static EmbeddedModel Lead(LeadOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Sentences is null && options.MaxWords is null)
            throw new ArgumentException("A lead summary needs a number of sentences or of words.", nameof(options));
        Require.AtLeastOne(nameof(options), options.Sentences ?? 1, nameof(options.Sentences));
        Require.AtLeastOne(nameof(options), options.MaxWords ?? 1, nameof(options.MaxWords));
        return Model("lead", new LeadSummarizer(options), revision => revision.Add(options.Sentences).Add(options.MaxWords));
    }

    /// <summary>
    /// Summariser: the sentences of the input's first 1,000 that share most words with the others, in their original order.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static EmbeddedModel TextRank(TextRankOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Require.AtLeastOne(nameof(options), options.Sentences, nameof(options.Sentences));
        Require.AtLeastOne(nameof(options), options.MaxWords ?? 1, nameof(options.MaxWords));
        return Model("textrank", new TextRankSummarizer(options), revision => revision.Add(options.Sentences).Add(options.MaxWords));
    }

    /// <summary>
    /// Embedding: hashed word and character n-grams, scaled to length 1. Texts that share words and spellings are close, texts that share
    /// only meaning are not. A text without words is the zero vector. Of each text the first 500,000 characters are read.
    /// </summary>
    /// <param name="dimensions">Length of the vectors, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="dimensions"/> is less than 1.</exception>
    public static EmbeddedEmbedding HashedEmbeddings(int dimensions)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        const string name = "hashed-embeddings";
        var revision = new RevisionHash(name, AlgorithmVersion).Add(dimensions).Finish();
        return new EmbeddedEmbedding(new HashedEmbeddingGenerator(ModelId(name), dimensions), revision);
    }

    private static EmbeddedModel Model(string name, ITextSystem system, Func<RevisionHash, RevisionHash> data) =>
        new(new EmbeddedChatClient(ModelId(name), system), data(new RevisionHash(name, AlgorithmVersion)).Finish());

    private static string ModelId(string name) => FormattableString.Invariant($"embedded/{name}-v{AlgorithmVersion}");

    private static List<LabelledText> Clean(IReadOnlyList<LabelledText> training)
    {
        ArgumentNullException.ThrowIfNull(training);
        if (training.Count == 0)
            throw new ArgumentException("A classifier needs at least one training text.", nameof(training));
        return [.. training.Select(example => new LabelledText(WellFormed.Text(example.Text), WellFormed.Text(example.Label)))];
    }

    private static List<RetrievalDocument> Clean(IReadOnlyList<RetrievalDocument> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        if (documents.Count == 0)
            throw new ArgumentException("A retriever needs at least one document.", nameof(documents));
        var repeated = documents.GroupBy(document => document.Id, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any());
        if (repeated is not null)
            throw new ArgumentException($"Two documents have the id '{repeated.Key}'.", nameof(documents));
        return
        [
            .. documents.Select(document =>
                new RetrievalDocument(WellFormed.Text(document.Id), WellFormed.Text(document.Title), WellFormed.Text(document.Text))),
        ];
    }
}
