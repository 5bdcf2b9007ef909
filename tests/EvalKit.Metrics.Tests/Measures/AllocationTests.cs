using System.Diagnostics;

namespace EvalKit.Metrics.Tests.Measures;

/// <summary>
/// After the first pairs have grown the working memory, a pair allocates nothing. Until the runtime has optimised its own code that code
/// makes objects, and the pool of arrays can lose one to a collection that other tests caused, so a round without any allocation is
/// enough; memory that a pair needs would show in each.
/// </summary>
public sealed class AllocationTests
{
    private const TextNormalization Everything = TextNormalization.Nfc | TextNormalization.Nfkc | TextNormalization.CaseFold
        | TextNormalization.StripPunctuation | TextNormalization.StripArticles | TextNormalization.CollapseWhitespace | TextNormalization.Trim;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly (string First, string[] Second)[] Pairs =
    [
        ("in 1492", ["1492"]),
        ("The quick brown fox jumps over the lazy dog.", ["A quick brown dog jumps over the lazy foxes!", "nothing alike"]),
        ("\u0130STANBUL caf\u00e9 \u039f\u0394\u039f\u03a3 \u732b\u72ac \ud83d\ude00 Stra\u00dfe", ["istanbul cafe\u0301 \u03bf\u03b4\u03bf\u03c2 \u732b \ud83d\ude00 strasse"]),
        (string.Concat(Enumerable.Range(0, 200).Select(i => (char)('a' + (i * i % 23)))), [string.Concat(Enumerable.Range(0, 210).Select(i => (char)('a' + (i * 7 % 25))))]),
        (string.Concat(Enumerable.Range(0, 700).Select(i => (char)(0x4e00 + (i * i % 997)))), [string.Concat(Enumerable.Range(0, 650).Select(i => (char)(0x4e00 + (i * i % 991))))]),
        (string.Join(' ', Enumerable.Range(0, 300).Select(i => $"w{i % 97}")), [string.Join(' ', Enumerable.Range(0, 280).Select(i => $"w{i % 101}"))]),
    ];

    [Fact]
    public void TokenF1_SteadyState_AllocatesNothing()
    {
        AssertNothing(static (first, references) => Metrics.TokenF1.Score(first, references, SquadVersion.V11).F1);
        AssertNothing(static (first, references) => Metrics.TokenF1.Score(first, references, SquadVersion.V20).F1);
    }

    [Fact]
    public void ExactMatch_SteadyState_AllocatesNothing()
    {
        AssertNothing(static (first, references) => ExactMatch.IsMatch(first, references[0], TextNormalization.None) ? 1 : 0);
        AssertNothing(static (first, references) => ExactMatch.IsMatch(first, references[0], Everything) ? 1 : 0);
    }

    [Fact]
    public void EditDistances_SteadyState_AllocateNothing()
    {
        AssertNothing(static (first, references) => StringDistance.Levenshtein(first, references[0]));
        AssertNothing(static (first, references) => StringDistance.DamerauOsa(first, references[0]));
        AssertNothing(static (first, references) => StringDistance.Damerau(first, references[0]));
        AssertNothing(static (first, references) => StringDistance.Indel(first, references[0]));
        AssertNothing(static (first, references) => StringDistance.LongestCommonSubsequence(first, references[0]));
        AssertNothing(static (first, references) => JaroSimilarity.JaroWinkler(first, references[0]));
        AssertNothing(static (first, references) => Fuzz.Ratio(first, references[0]));
        AssertNothing(static (first, references) => Fuzz.PartialRatio(first, references[0]));
        AssertNothing(static (first, references) => Metrics.ErrorRate.OfWords(first, references[0]).Edits);
        AssertNothing(static (first, references) => Metrics.ErrorRate.OfCharacters(first, references[0]).Edits);
    }

    [Fact]
    public void Ngrams_SteadyState_AllocateNothing()
    {
        var (bleu, chrf, gleu, rouge) = (new Metrics.Bleu(), new Metrics.ChrF(new ChrFOptions { WordOrder = 2 }), new Metrics.Gleu(), new Metrics.Rouge(new RougeOptions { UseStemmer = true }));
        var (variants, scores) = (new[] { RougeVariant.N(1), RougeVariant.N(2), RougeVariant.L }, new RougeScore[3]);
        AssertNothing((first, references) => bleu.SentenceScore(first, references));
        AssertNothing((first, references) => chrf.SentenceScore(first, references));
        AssertNothing((first, references) => gleu.SentenceScore(first, references));
        AssertNothing((first, references) =>
        {
            rouge.Score(first, references, variants, scores);
            return scores[2].F;
        });
    }

    [Theory]
    [InlineData(3)]
    [InlineData(384)]
    [InlineData(1536)]
    public void VectorSimilarity_SteadyState_AllocatesNothing(int dimensions)
    {
        var random = new Random(dimensions);
        var (a, b) = (new float[dimensions], new float[dimensions]);
        for (var i = 0; i < dimensions; i++)
            (a[i], b[i]) = (random.NextSingle() - 0.4f, random.NextSingle() - 0.5f);
        var (c, d) = (Array.ConvertAll(a, x => (double)x), Array.ConvertAll(b, x => (double)x));

        AssertNothingIn(() =>
        {
            VectorSimilarity.Cosine(a, b);
            VectorSimilarity.Cosine(c, d);
            VectorSimilarity.Dot(a, b);
            VectorSimilarity.Euclidean(a, b);
            VectorSimilarity.Manhattan(a, b);
        });
    }

    private static void AssertNothing(Func<string, string[], double> measure) => AssertNothingIn(() =>
    {
        foreach (var (first, references) in Pairs)
            measure(first, references);
    });

    private static void AssertNothingIn(Action round)
    {
        var least = long.MaxValue;
        for (var began = Stopwatch.GetTimestamp(); least > 0 && Stopwatch.GetElapsedTime(began) < Patience;)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            round();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }
}
