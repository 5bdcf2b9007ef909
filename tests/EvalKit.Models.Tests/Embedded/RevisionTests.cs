using EvalKit.Models.Embedded;

namespace EvalKit.Models.Tests.Embedded;

/// <summary>
/// Expected hashes: hashlib.sha256 of CPython over each part's UTF-8 bytes behind its length as a little-endian 32-bit number; first 16
/// digits.
/// </summary>
public sealed class RevisionTests
{
    private static readonly LabelledText[] Training = [new("my tent leaks", "return"), new("where is my parcel", "order")];

    [Fact]
    public void Revision_KnownParts_IsTheirHash()
    {
        Assert.Equal("880b88cd58745125", EmbeddedModels.Lead(new LeadOptions(3)).Revision);
        Assert.Equal("7edd92fefd022284", EmbeddedModels.Knn(Training, new KnnOptions(5)).Revision);
        Assert.Equal("109f7729ea776015", EmbeddedModels.Bm25([new RetrievalDocument("a", "Title", "Text")], new Bm25Options()).Revision);
    }

    [Fact]
    public void Revision_AnotherInstance_IsTheSame() =>
        Assert.Equal(Systems.All().Select(system => system.Model.Revision), Systems.All().Select(system => system.Model.Revision));

    [Fact]
    public void Revision_AnyTrainingDatumOrOption_ChangesIt()
    {
        string[] revisions =
        [
            EmbeddedModels.Knn(Training, new KnnOptions()).Revision,
            EmbeddedModels.Knn(Training, new KnnOptions(7)).Revision,
            EmbeddedModels.Knn([Training[0]], new KnnOptions()).Revision,
            EmbeddedModels.Knn([Training[1], Training[0]], new KnnOptions()).Revision,
            EmbeddedModels.Knn([Training[0], Training[1] with { Label = "other" }], new KnnOptions()).Revision,
            EmbeddedModels.Knn([Training[0], Training[1] with { Text = "where is my parcel?" }], new KnnOptions()).Revision,
            EmbeddedModels.Knn([new("my tent leaksreturn", ""), Training[1]], new KnnOptions()).Revision,
            EmbeddedModels.MajorityLabel(Training).Revision,
            EmbeddedModels.MajorityLabel([Training[0]]).Revision,
        ];

        Assert.Equal(revisions.Length, revisions.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Revision_AnyDocumentFieldOrOption_ChangesIt()
    {
        var document = new RetrievalDocument("a", "b", "c");
        RetrievalDocument[][] collections =
            [[document], [document with { Id = "x" }], [document with { Title = "x" }], [document with { Text = "x" }], [document, document with { Id = "x" }]];
        string[] revisions =
        [
            .. collections.Select(documents => EmbeddedModels.Bm25(documents, new Bm25Options()).Revision),
            .. collections.Select(documents => EmbeddedModels.HashedNgrams(documents, new HashedNgramOptions()).Revision),
            EmbeddedModels.Bm25([document], new Bm25Options(Top: 3)).Revision,
            EmbeddedModels.Bm25([document], new Bm25Options(K1: 0.9)).Revision,
            EmbeddedModels.Bm25([document], new Bm25Options(B: 0.4)).Revision,
            EmbeddedModels.HashedNgrams([document], new HashedNgramOptions(Top: 3)).Revision,
            EmbeddedModels.HashedNgrams([document], new HashedNgramOptions(Dimensions: 512)).Revision,
        ];

        Assert.Equal(revisions.Length, revisions.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Revision_OptionsOfSystemsWithoutData_ChangeIt()
    {
        string[] revisions =
        [
            EmbeddedModels.ExtractiveAnswerer(new ExtractiveOptions()).Revision,
            EmbeddedModels.ExtractiveAnswerer(new ExtractiveOptions(Threshold: 0.5)).Revision,
            EmbeddedModels.ExtractiveAnswerer(new ExtractiveOptions(MaxSentences: 2)).Revision,
            EmbeddedModels.ExtractiveAnswerer(new ExtractiveOptions(AbstainText: "No answer.")).Revision,
            EmbeddedModels.Lead(new LeadOptions(3)).Revision,
            EmbeddedModels.Lead(new LeadOptions(null, 3)).Revision,
            EmbeddedModels.Lead(new LeadOptions(3, 3)).Revision,
            EmbeddedModels.TextRank(new TextRankOptions(3)).Revision,
            EmbeddedModels.TextRank(new TextRankOptions(4)).Revision,
            EmbeddedModels.TextRank(new TextRankOptions(3, 3)).Revision,
            EmbeddedModels.HashedEmbeddings(256).Revision,
            EmbeddedModels.HashedEmbeddings(257).Revision,
        ];

        Assert.Equal(revisions.Length, revisions.Distinct(StringComparer.Ordinal).Count());
        Assert.All(revisions, revision => Assert.Matches("^[0-9a-f]{16}$", revision));
    }
}
