namespace EvalKit.Metrics.Tests.Strings;

/// <summary>The textbook recurrences, cell by cell, to hold the fast ones to.</summary>
internal static class PlainDistance
{
    public static int Levenshtein(string first, string second) => Edit(Points(first), Points(second), substitution: 1, swaps: false);

    public static int Indel(string first, string second) => Edit(Points(first), Points(second), substitution: 2, swaps: false);

    public static int DamerauOsa(string first, string second) => Edit(Points(first), Points(second), substitution: 1, swaps: true);

    /// <summary>Lowrance and Wagner 1975.</summary>
    public static int Damerau(string first, string second)
    {
        var (a, b) = (Points(first), Points(second));
        var cells = new int[a.Length + 2, b.Length + 2];
        var lastRows = new Dictionary<int, int>();
        cells[0, 0] = a.Length + b.Length;
        for (var i = 0; i <= a.Length; i++)
            (cells[i + 1, 0], cells[i + 1, 1]) = (a.Length + b.Length, i);
        for (var j = 0; j <= b.Length; j++)
            (cells[0, j + 1], cells[1, j + 1]) = (a.Length + b.Length, j);
        for (var i = 1; i <= a.Length; i++)
        {
            var lastColumn = 0;
            for (var j = 1; j <= b.Length; j++)
            {
                var row = lastRows.GetValueOrDefault(b[j - 1]);
                var column = lastColumn;
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                if (cost == 0)
                    lastColumn = j;
                cells[i + 1, j + 1] = Math.Min(
                    Math.Min(cells[i, j] + cost, cells[i + 1, j] + 1),
                    Math.Min(cells[i, j + 1] + 1, cells[row, column] + (i - row - 1) + 1 + (j - column - 1)));
            }

            lastRows[a[i - 1]] = i;
        }

        return cells[a.Length + 1, b.Length + 1];
    }

    public static int LongestCommonSubstring(string first, string second)
    {
        var (a, b) = (Points(first), Points(second));
        var best = 0;
        var above = new int[b.Length + 1];
        foreach (var point in a)
        {
            for (var j = b.Length; j > 0; j--)
            {
                above[j] = b[j - 1] == point ? above[j - 1] + 1 : 0;
                best = Math.Max(best, above[j]);
            }
        }

        return best;
    }

    /// <summary>Every window of the longer text in turn, as the pure Python code of RapidFuzz does.</summary>
    public static double PartialRatio(string first, string second)
    {
        var (a, b) = (Points(first), Points(second));
        if (a.Length == 0 || b.Length == 0)
            return a.Length == b.Length ? 100 : 0;
        var (shorter, longer) = a.Length <= b.Length ? (a, b) : (b, a);
        var best = BestWindow(shorter, longer);
        return 100 * (a.Length == b.Length ? Math.Max(best, BestWindow(longer, shorter)) : best);
    }

    /// <summary>Jaro 1989 with a search of the whole window for each code point.</summary>
    public static double Jaro(string first, string second)
    {
        var (a, b) = (Points(first), Points(second));
        if (a.Length == 0 && b.Length == 0)
            return 1;
        if (a.Length == 1 && b.Length == 1)
            return a[0] == b[0] ? 1 : 0;
        var reach = Math.Max(a.Length, b.Length) / 2 - 1;
        var taken = new bool[b.Length];
        var matched = new List<int>();
        for (var i = 0; i < a.Length; i++)
        {
            for (var j = Math.Max(0, i - reach); j <= Math.Min(i + reach, b.Length - 1); j++)
            {
                if (taken[j] || a[i] != b[j])
                    continue;
                taken[j] = true;
                matched.Add(a[i]);
                break;
            }
        }

        var others = b.Where((_, j) => taken[j]).ToList();
        if (matched.Count == 0)
            return 0;
        double count = matched.Count;
        var transpositions = matched.Where((point, i) => point != others[i]).Count() / 2;
        return (count / a.Length + count / b.Length + (count - transpositions) / count) / 3;
    }

    public static int[] Points(string text)
    {
        var points = new List<int>();
        for (var i = 0; i < text.Length; i++)
            points.Add(char.IsSurrogatePair(text, i) ? char.ConvertToUtf32(text[i], text[++i]) : text[i]);
        return [.. points];
    }

    private static double BestWindow(int[] shorter, int[] longer)
    {
        var best = 0.0;
        for (var end = 1; end < longer.Length + shorter.Length; end++)
        {
            var window = longer[Math.Max(0, end - shorter.Length)..Math.Min(end, longer.Length)];
            var lengths = shorter.Length + window.Length;
            best = Math.Max(best, 1 - (double)Edit(shorter, window, substitution: 2, swaps: false) / lengths);
        }

        return best;
    }

    private static int Edit(int[] a, int[] b, int substitution, bool swaps)
    {
        var cells = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    cells[i, j] = i + j;
                    continue;
                }

                var replaced = cells[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : substitution);
                cells[i, j] = Math.Min(replaced, Math.Min(cells[i - 1, j], cells[i, j - 1]) + 1);
                if (swaps && i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    cells[i, j] = Math.Min(cells[i, j], cells[i - 2, j - 2] + 1);
            }
        }

        return cells[a.Length, b.Length];
    }
}
