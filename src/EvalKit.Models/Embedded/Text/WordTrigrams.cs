namespace EvalKit.Models.Embedded.Text;

/// <summary>
/// Likeness of two words, so that misspelt and inflected ones still meet: Dice coefficient of their distinct character trigrams with a
/// space at both ends (Adamson and Boreham 1974, "The use of an association measure based on character structure").
/// </summary>
internal sealed class WordTrigrams(string word)
{
    private const double LeastAlike = 0.6;
    private const int ShortestWord = 4;

    private readonly ulong[] trigrams = Sorted($" {word} ");

    /// <summary>
    /// 1 for the same word, a value in [0.6, 1) for a similar one, otherwise 0. Words of up to three letters are similar to no other.
    /// </summary>
    public double SimilarityWith(WordTrigrams other)
    {
        if (string.Equals(word, other.Word, StringComparison.Ordinal))
            return 1;
        var total = trigrams.Length + other.trigrams.Length;
        if (Math.Min(word.Length, other.Word.Length) < ShortestWord || 2.0 * Math.Min(trigrams.Length, other.trigrams.Length) / total < LeastAlike)
            return 0;
        var dice = 2.0 * Common(trigrams, other.trigrams) / total;
        return dice < LeastAlike ? 0 : Math.Min(dice, 0.99);
    }

    private string Word => word;

    private static ulong[] Sorted(string padded) =>
    [
        .. Enumerable.Range(0, padded.Length - 2)
            .Select(start => ((ulong)padded[start] << 32) | ((ulong)padded[start + 1] << 16) | padded[start + 2])
            .Distinct()
            .Order(),
    ];

    private static int Common(ulong[] first, ulong[] second)
    {
        var (left, right, common) = (0, 0, 0);
        while (left < first.Length && right < second.Length)
        {
            var order = first[left].CompareTo(second[right]);
            if (order == 0)
                common++;
            if (order <= 0)
                left++;
            if (order >= 0)
                right++;
        }

        return common;
    }
}
