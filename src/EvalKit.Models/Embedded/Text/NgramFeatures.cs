using System.Runtime.InteropServices;

namespace EvalKit.Models.Embedded.Text;

/// <summary>
/// Counts of a text's hashed features: words and pairs of neighbouring words on one side, the pieces of 3 to 5 characters of each word on
/// the other. Words keep their diacritics and count once more without them; pieces are taken without, with a space at both ends of the
/// word.
/// </summary>
internal sealed class NgramFeatures
{
    /// <summary>
    /// Weight of the words beside the pieces, which have 1. Half is better than equal for short texts: cross-validation over the training
    /// split of datasets/support-triage.jsonl.
    /// </summary>
    public const double WordWeight = 0.5;

    private const int ShortestPiece = 3;
    private const int LongestPiece = 5;

    private NgramFeatures(string text)
    {
        var words = Text.Words.Of(text);
        for (var index = 0; index < words.Count; index++)
        {
            var word = words[index];
            var folded = Folding.Fold(word);
            Count(Words, FeatureHash.Of('w', word));
            if (!string.Equals(word, folded, StringComparison.Ordinal))
                Count(Words, FeatureHash.Of('f', folded));
            if (index > 0)
                Count(Words, FeatureHash.Of('p', words[index - 1], word));
            CountPieces(folded);
        }
    }

    public Dictionary<ulong, int> Words { get; } = [];

    public Dictionary<ulong, int> Pieces { get; } = [];

    public static NgramFeatures Of(string text) => new(text);

    private void CountPieces(string word)
    {
        var padded = $" {word} ".AsSpan();
        for (var length = ShortestPiece; length <= LongestPiece; length++)
        {
            for (var start = 0; start + length <= padded.Length; start++)
                Count(Pieces, FeatureHash.Of('c', padded.Slice(start, length)));
        }
    }

    private static void Count(Dictionary<ulong, int> counts, ulong feature) =>
        CollectionsMarshal.GetValueRefOrAddDefault(counts, feature, out _)++;
}
