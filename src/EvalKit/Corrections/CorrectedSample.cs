using EvalKit.Datasets;
using EvalKit.Graders.Human;
using EvalKit.Results;

namespace EvalKit.Corrections;

/// <summary>What a judge and people say of items, as the correction takes them.</summary>
/// <param name="Judge">One number an item.</param>
/// <param name="Human">The same by people; NaN where there is no label.</param>
/// <param name="Strata">The stratum of each item; empty without strata.</param>
internal sealed record CorrectedSample(double[] Judge, double[] Human, int[] Strata)
{
    /// <summary>Items that have a label.</summary>
    public int Labels => Human.Count(h => !double.IsNaN(h));

    /// <param name="items">The item of each number.</param>
    /// <param name="judge">What the judge says of each.</param>
    /// <param name="human">What people say.</param>
    /// <param name="table">The items of the run.</param>
    /// <param name="strata">How they are divided.</param>
    public static CorrectedSample Of(IReadOnlyList<int> items, double[] judge, double[] human, ItemTable table, string? strata) =>
        new(judge, human, strata switch
        {
            null => [],
            HumanType.ByJudge => Bands(judge),
            _ => table.Slices.FirstOrDefault(s => s.Field == strata) is { } slice ? [.. items.Select(i => slice.Codes[i])] : [],
        });

    /// <value>The default value is 4: more bands than that would have too few labels each.</value>
    private const int MostBands = 4;

    /// <summary>Verdicts of few kinds are a band each (pass and fail; worse, equal and better); others fall into quarters.</summary>
    public static int[] Bands(double[] judge)
    {
        double[] values = [.. judge.Distinct().Order()];
        if (values.Length <= MostBands)
            return Array.ConvertAll(judge, v => Array.BinarySearch(values, v));
        double[] sorted = [.. judge.Order()];
        double[] limits = [.. Enumerable.Range(1, MostBands - 1).Select(i => sorted[i * (sorted.Length - 1) / MostBands]).Distinct()];
        return Array.ConvertAll(judge, v => limits.Count(limit => v > limit));
    }
}
