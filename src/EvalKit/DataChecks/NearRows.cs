using System.Text;

namespace EvalKit.DataChecks;

/// <summary>
/// Finds rows that are alike by the words they share, so that a judge is asked whether they say the same. Rare words lead to candidates, all words decide: what half of
/// the rows have in common tells nothing.
/// </summary>
internal static class NearRows
{
    /// <value>The default value is 3 rows.</value>
    private const int Most = 3;

    /// <value>The default value is half of the words (Jaccard).</value>
    private const double Alike = 0.5;

    /// <value>The default value is 200 rows with a word: of more it leads to none.</value>
    private const int MostWithAWord = 200;

    /// <summary>For each text the indexes of the others that are most like it, the likest first.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> Of(IReadOnlyList<string> texts)
    {
        var words = texts.Select(Words).ToList();
        var rows = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var row = 0; row < words.Count; row++)
            foreach (var word in words[row])
            {
                if (!rows.TryGetValue(word, out var with))
                    rows.Add(word, with = []);
                with.Add(row);
            }
        return [.. words.Select((own, row) => Nearest(row, own, words, rows))];
    }

    private static List<int> Nearest(int row, HashSet<string> own, List<HashSet<string>> words, Dictionary<string, List<int>> rows)
    {
        var shared = new Dictionary<int, int>();
        foreach (var with in own.Select(w => rows[w]).Where(w => w.Count <= MostWithAWord))
            foreach (var other in with)
                if (other != row)
                    shared[other] = shared.GetValueOrDefault(other) + 1;
        return [.. shared.Keys.Select(other => (Other: other, Likeness: Jaccard(own, words[other]))).Where(o => o.Likeness >= Alike)
            .OrderByDescending(o => o.Likeness).ThenBy(o => o.Other).Take(Most).Select(o => o.Other)];
    }

    private static double Jaccard(HashSet<string> one, HashSet<string> other)
    {
        var both = one.Count(other.Contains);
        return (double)both / (one.Count + other.Count - both);
    }

    /// <summary>Runs of letters and digits, whatever their case.</summary>
    private static HashSet<string> Words(string text)
    {
        var (words, word) = (new HashSet<string>(StringComparer.Ordinal), new StringBuilder());
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
                word.Append(Rune.ToLowerInvariant(rune));
            else
                End();
        }
        End();
        return words;

        void End()
        {
            if (word.Length > 0)
                words.Add(word.ToString());
            word.Clear();
        }
    }
}
