using EvalKit.Metrics;
using EvalKit.Results;

namespace EvalKit.Graders.DistinctN;

/// <summary>distinct-n of a whole set: n-grams that are different over all outputs, divided by all n-grams or tokens.</summary>
internal static class CorpusDistinct
{
    /// <summary>The value over the cells that weigh more than nothing; NaN where they have no n-gram.</summary>
    /// <param name="cells">The cells with their terms.</param>
    /// <param name="weights">How often each counts. An n-gram is there or not however often its cell counts.</param>
    /// <param name="length">The length of n-grams.</param>
    /// <param name="all">The column of the divisor.</param>
    public static double Of(CellColumns cells, ReadOnlySpan<double> weights, int length, int all)
    {
        var (terms, count) = cells.Numbered(length, term => NgramFingerprints.LengthOf(term) == length);
        var seen = new bool[count];
        var (different, total) = (0, 0.0);
        for (var cell = 0; cell < weights.Length; cell++)
        {
            if (!(weights[cell] > 0))
                continue;
            total += weights[cell] * cells.Columns[all][cell];
            foreach (var term in terms[cell])
                if (!seen[term])
                    (seen[term], different) = (true, different + 1);
        }
        return total > 0 ? different / total : double.NaN;
    }
}
