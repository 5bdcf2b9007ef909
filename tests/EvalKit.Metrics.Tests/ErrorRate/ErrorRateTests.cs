using EvalKit.Metrics.Tests.Text;
using FsCheck;
using FsCheck.Fluent;

namespace EvalKit.Metrics.Tests.ErrorRate;

public sealed class ErrorRateTests
{
    /// <summary>The textbook pair and cases counted by hand.</summary>
    [Theory]
    [InlineData("kitten", "sitting", 3, 7)]
    [InlineData("", "abc", 3, 3)]
    [InlineData("abc", "", 3, 0)]
    [InlineData("", "", 0, 0)]
    [InlineData("flaw", "lawn", 2, 4)]
    [InlineData("a\U0001F600b", "a\U0001F601b", 1, 3)]
    public void OfCharacters_Pairs_CountCodePoints(string prediction, string reference, int edits, int length) =>
        Assert.Equal(new Metrics.ErrorRate(edits, length), Metrics.ErrorRate.OfCharacters(prediction, reference));

    [Theory]
    [InlineData("the cat sat", "the cat sat", 0, 3)]
    [InlineData("the  cat\u2003sat ", "the cat sat", 0, 3)]
    [InlineData("the dog sat down", "the cat sat", 2, 3)]
    [InlineData("one two three four", "five", 4, 1)]
    public void OfWords_Pairs_CountWords(string prediction, string reference, int edits, int length) =>
        Assert.Equal(new Metrics.ErrorRate(edits, length), Metrics.ErrorRate.OfWords(prediction, reference));

    [Fact]
    public void Rate_EmptyReference_IsUndefinedUnlessThePredictionIsEmptyToo()
    {
        Assert.Null(Metrics.ErrorRate.OfWords("a", "").Rate);
        Assert.Null(Metrics.ErrorRate.OfWords("a", "").Score);
        Assert.Equal(0, Metrics.ErrorRate.OfWords("", "").Rate);
        Assert.Equal(1, Metrics.ErrorRate.OfWords("", "").Score);
    }

    [Fact]
    public void Score_MoreEditsThanWords_IsZeroNotNegative() => Assert.Equal(0, Metrics.ErrorRate.OfWords("a b c", "d").Score);

    [Fact]
    public void OfCharacters_RandomTexts_EqualTheTextbookTable() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(0, 2).Select(letter => (char)('a' + letter)).ListOf().Select(letters => string.Concat(letters)).Two().ToArbitrary(),
        pair => Metrics.ErrorRate.OfCharacters(pair.Item1, pair.Item2).Edits == Levenshtein(pair.Item1, pair.Item2)));

    /// <summary>Lengths around the width of a machine word, and distances beyond the first band.</summary>
    [Theory]
    [InlineData(63, 64)]
    [InlineData(64, 65)]
    [InlineData(130, 400)]
    [InlineData(1000, 900)]
    public void OfCharacters_SeveralBlocks_EqualTheTextbookTable(int first, int second)
    {
        var a = string.Concat(Enumerable.Range(0, first).Select(i => (char)('a' + (i * i % 7))));
        var b = string.Concat(Enumerable.Range(0, second).Select(i => (char)('a' + (i * i * i % 5))));
        Assert.Equal(Levenshtein(a, b), Metrics.ErrorRate.OfCharacters(a, b).Edits);
    }

    [Fact]
    public void OfCharacters_MillionCharacters_FollowsTheDiagonal()
    {
        var (text, changed) = ArbitraryText.Million();
        Assert.InRange(Metrics.ErrorRate.OfCharacters(changed, text).Edits, 500, 1000);
        Assert.Equal(56, Metrics.ErrorRate.OfWords(changed, text).Edits);
    }

    private static int Levenshtein(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        foreach (var character in a)
        {
            var diagonal = row[0]++;
            for (var j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (character == b[j - 1] ? 0 : 1)));
        }

        return row[^1];
    }
}
