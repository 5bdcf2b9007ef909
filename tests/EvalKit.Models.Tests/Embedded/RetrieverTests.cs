using EvalKit.Models.Embedded;

namespace EvalKit.Models.Tests.Embedded;

public sealed class RetrieverTests
{
    // Lengths 2, 4 and 3, mean 3; n = 3.
    private static readonly RetrievalDocument[] Pets = [new("a", "cat", "sat"), new("b", "", "Cat cat, dog: mat!"), new("c", "dog", "ran far")];

    /// <summary>
    /// df(cat) = 2: idf = ln(1 + (3 - 2 + 0.5) / (2 + 0.5)) = ln 1.6 = 0.4700036292.
    /// a: tf 1, length 2: 1 * 2.2 / (1 + 1.2 * (0.25 + 0.75 * 2/3)) = 2.2 / 1.9 = 1.1578947368; score 0.5442147286.
    /// b: tf 2, length 4: 2 * 2.2 / (2 + 1.2 * (0.25 + 0.75 * 4/3)) = 4.4 / 3.5 = 1.2571428571; score 0.5908617053.
    /// </summary>
    [Fact]
    public void Bm25_TinyCorpus_ScoresByTheFormula() =>
        Assert.Equal([("b", 0.590862), ("a", 0.544215)], EmbeddedModels.Bm25(Pets, new Bm25Options()).Retrieve("CAT?"));

    /// <summary>Each of the two occurrences adds the score of the one: 2 * 0.5908617053 and 2 * 0.5442147286.</summary>
    [Fact]
    public void Bm25_WordTwiceInTheQuery_CountsTwice() =>
        Assert.Equal([("b", 1.181723), ("a", 1.088429)], EmbeddedModels.Bm25(Pets, new Bm25Options()).Retrieve("cat cat"));

    /// <summary>df(mat) = 1: idf = ln(1 + 2.5 / 1.5) = ln(8/3) = 0.9808292530; with k1 = 0 the rest is 1.</summary>
    [Fact]
    public void Bm25_K1Zero_IsTheIdf() =>
        Assert.Equal([("b", 0.980829)], EmbeddedModels.Bm25(Pets, new Bm25Options(K1: 0)).Retrieve("mat"));

    [Fact]
    public void Bm25_EqualScores_AreInOrdinalOrderOfTheId()
    {
        RetrievalDocument[] documents = [new("b", "", "cat"), new("a", "", "cat"), new("B", "", "cat")];

        Assert.Equal(["B", "a", "b"], EmbeddedModels.Bm25(documents, new Bm25Options()).Retrieve("cat").Select(found => found.Id));
    }

    [Fact]
    public void Bm25_Top_Limits() =>
        Assert.Equal(["b"], EmbeddedModels.Bm25(Pets, new Bm25Options(Top: 1)).Retrieve("cat").Select(found => found.Id));

    [Fact]
    public void Bm25_Answer_IsTheDocumentedJson()
    {
        RetrievalDocument[] documents = [new("é-1", "Say \"hi\"", "one\ncat & <dog>")];

        // n = 1, df = 1: ln(1 + 0.5 / 1.5) = ln(4/3) = 0.2876820724; tf 1 at mean length: 2.2 / 2.2 = 1.
        Assert.Equal(
            """{"documents":[{"id":"é-1","score":0.287682,"title":"Say \"hi\"","text":"one\ncat & <dog>"}]}""",
            EmbeddedModels.Bm25(documents, new Bm25Options()).Ask("cat"));
    }

    [Fact]
    public void Bm25_DocumentsWithoutWords_FindsNothing()
    {
        RetrievalDocument[] documents = [new("a", "", "..."), new("b", "", "")];

        Assert.Empty(EmbeddedModels.Bm25(documents, new Bm25Options()).Retrieve("cat"));
    }

    [Fact]
    public void Bm25_TextWithoutSpaces_MatchesByIdeograph()
    {
        RetrievalDocument[] documents = [new("a", "", "東京都に住む"), new("b", "", "大阪の天気")];

        Assert.Equal("b", EmbeddedModels.Bm25(documents, new Bm25Options()).Retrieve("天気は?")[0].Id);
    }

    [Fact]
    public void HashedNgrams_MisspeltQuery_FindsWhatBm25Misses()
    {
        Assert.Empty(EmbeddedModels.Bm25(Systems.Documents, new Bm25Options()).Retrieve("pasword caracters"));
        Assert.Equal("login", EmbeddedModels.HashedNgrams(Systems.Documents, new HashedNgramOptions()).Retrieve("pasword caracters")[0].Id);
    }

    [Fact]
    public void HashedNgrams_WholeDocumentAsQuery_ScoresOne() =>
        Assert.Equal(("login", 1.0), EmbeddedModels.HashedNgrams(Systems.Documents, new HashedNgramOptions()).Retrieve("Signing in\nA password has at least 12 characters.")[0]);

    [Fact]
    public void HashedNgrams_OneBucket_StillRanksWithoutFailing() =>
        Assert.Equal(3, EmbeddedModels.HashedNgrams(Systems.Documents, new HashedNgramOptions(Dimensions: 1)).Retrieve("password").Count);
}
