namespace EvalKit.Corrections;

/// <summary>Where further labels would tell most: in each band of the judge's score by its size and by how much people's scores vary there (Neyman 1934).</summary>
internal static class LabelPlaces
{
    public static IReadOnlyList<LabelPlace> Of(CorrectedSample sample)
    {
        var bands = CorrectedSample.Bands(sample.Judge);
        var places = Enumerable.Range(0, sample.Judge.Length).GroupBy(i => bands[i]).OrderBy(g => g.Key)
            .Select(g => (Items: g.ToArray(), Labels: g.Select(i => sample.Human[i]).Where(h => !double.IsNaN(h)).ToArray())).ToList();
        if (places.Count < 2)
            return [];
        var weights = places.ConvertAll(p => p.Items.Length * Spread(p.Labels));
        return [.. places.Select((p, i) => new LabelPlace(p.Items.Min(j => sample.Judge[j]), p.Items.Max(j => sample.Judge[j]), p.Items.Length, p.Labels.Length, weights[i] / weights.Sum()))];
    }

    /// <summary>The standard deviation as if one label more lay at each end of the scale: a few labels that agree do not prove that all would.</summary>
    private static double Spread(double[] labels)
    {
        double[] all = [.. labels, 0, 1];
        var mean = all.Average();
        return Math.Sqrt(all.Average(v => (v - mean) * (v - mean)));
    }
}
