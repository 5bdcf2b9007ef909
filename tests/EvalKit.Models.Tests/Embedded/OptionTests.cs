using EvalKit.Models.Embedded;

namespace EvalKit.Models.Tests.Embedded;

public sealed class OptionTests
{
    [Fact]
    public void Create_OptionOutOfRange_NamesIt()
    {
        Assert.Equal("K must be at least 1.", Refusal(() => EmbeddedModels.Knn(Systems.Training, new KnnOptions(0))));
        Assert.Equal("Top must be at least 1.", Refusal(() => EmbeddedModels.Bm25(Systems.Documents, new Bm25Options(Top: 0))));
        Assert.Equal("B must be in [0, 1].", Refusal(() => EmbeddedModels.Bm25(Systems.Documents, new Bm25Options(B: 1.5))));
        Assert.StartsWith("K1 must be in [0, ", Refusal(() => EmbeddedModels.Bm25(Systems.Documents, new Bm25Options(K1: double.NaN))), StringComparison.Ordinal);
        Assert.Equal("Dimensions must be at least 1.", Refusal(() => EmbeddedModels.HashedNgrams(Systems.Documents, new HashedNgramOptions(Dimensions: 0))));
        Assert.Equal("Threshold must be in [0, 1].", Refusal(() => EmbeddedModels.ExtractiveAnswerer(new ExtractiveOptions(double.NaN))));
        Assert.Equal("MaxSentences must be at least 1.", Refusal(() => EmbeddedModels.ExtractiveAnswerer(new ExtractiveOptions(MaxSentences: 0))));
        Assert.Equal("Sentences must be at least 1.", Refusal(() => EmbeddedModels.Lead(new LeadOptions(0))));
        Assert.Equal("MaxWords must be at least 1.", Refusal(() => EmbeddedModels.TextRank(new TextRankOptions(1, 0))));
    }

    [Fact]
    public void Create_NothingToWorkWith_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => EmbeddedModels.Knn([], new KnnOptions()));
        Assert.Throws<ArgumentException>(() => EmbeddedModels.MajorityLabel([]));
        Assert.Throws<ArgumentException>(() => EmbeddedModels.Bm25([], new Bm25Options()));
        Assert.Throws<ArgumentException>(() => EmbeddedModels.HashedNgrams([], new HashedNgramOptions()));
        Assert.Throws<ArgumentException>(() => EmbeddedModels.Lead(new LeadOptions(null)));
        Assert.Throws<ArgumentOutOfRangeException>(() => EmbeddedModels.HashedEmbeddings(0));
    }

    [Fact]
    public void Create_RepeatedDocumentId_IsNamed()
    {
        RetrievalDocument[] documents = [new("a", "", "one"), new("b", "", "two"), new("a", "", "three")];

        var refusal = Assert.Throws<ArgumentException>(() => EmbeddedModels.Bm25(documents, new Bm25Options()));

        Assert.StartsWith("Two documents have the id 'a'.", refusal.Message, StringComparison.Ordinal);
    }

    private static string Refusal(Action create) => Assert.Throws<ArgumentOutOfRangeException>(create).Message.Split(" (", 2)[0];
}
