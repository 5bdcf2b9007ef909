using EvalKit.Models.Embedded.Text;

namespace EvalKit.Models.Tests.Embedded;

public sealed class WordTests
{
    [Theory]
    [InlineData("Don't PANIC, 42!", "don|t|panic|42")]
    [InlineData("HM-2014 /var/lib", "hm|2014|var|lib")]
    [InlineData("naïve Straße", "naïve|straße")]
    [InlineData("हिन्दी भाषा", "हिन्दी|भाषा")]
    [InlineData("C東京 2", "c|東|京|2")]
    [InlineData("a\ud800b", "a|b")]
    [InlineData("\u0301 ...", "")]
    public void Of_Text_GivesLowerCaseWords(string text, string expected) =>
        Assert.Equal(expected.Split('|', StringSplitOptions.RemoveEmptyEntries), Words.Of(text));

    /// <summary>Rules of Harman 1991.</summary>
    [Theory]
    [InlineData("queries", "query")]
    [InlineData("licences", "licence")]
    [InlineData("backups", "backup")]
    [InlineData("corpus", "corpus")]
    [InlineData("class", "class")]
    [InlineData("goes", "goes")]
    [InlineData("bus", "bus")]
    [InlineData("s", "s")]
    public void Stem_Plural_IsTheSingular(string word, string expected) => Assert.Equal(expected, PluralStemmer.Stem(word));

    /// <summary>
    /// Common trigrams: 6 of 7 and 8 (edition), 4 of 7 and 6 (account without a c), 3 of 5 and 5 (below 0.6 only for 2), by hand.
    /// </summary>
    [Theory]
    [InlineData("edition", "editions", 12.0 / 15)]
    [InlineData("account", "acount", 10.0 / 13)]
    [InlineData("night", "light", 6.0 / 10)]
    [InlineData("night", "nacht", 0)]
    [InlineData("day", "days", 0)]
    [InlineData("day", "day", 1)]
    [InlineData("aaaaa", "aaaaaa", 0.99)]
    public void SimilarityWith_TwoWords_IsDiceOfTrigrams(string first, string second, double expected) =>
        Assert.Equal(expected, new WordTrigrams(first).SimilarityWith(new WordTrigrams(second)), 12);

    [Theory]
    [InlineData("Crème", "Creme")]
    [InlineData("plain", "plain")]
    [InlineData("한국", "한국")]
    public void Fold_Word_LosesItsDiacritics(string word, string expected) => Assert.Equal(expected, Folding.Fold(word));
}
