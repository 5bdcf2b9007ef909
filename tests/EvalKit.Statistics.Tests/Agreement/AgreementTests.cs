using System.Text.Json;

namespace EvalKit.Statistics.Tests;

public sealed class AgreementTests
{
    public static TheoryData<string> Fleiss => VectorFile.Ids("fleiss_kappa");

    public static TheoryData<string> Krippendorff => VectorFile.Ids("krippendorff_alpha");

    public static TheoryData<string> Labels => VectorFile.Ids("classification_labels");

    [Theory]
    [MemberData(nameof(Fleiss))]
    public void FleissKappa_ReferenceCase_MatchesStatsmodels(string id)
    {
        var c = VectorFile.Case("fleiss_kappa", id);
        var counts = Rows(c.Input.GetProperty("category_counts_items_by_categories")).Select(row => Array.ConvertAll(row, v => (int)v)).ToArray();
        c.Check(FleissKappa.FromCounts(counts), "fleiss_kappa");
        if (c.Has("randolph_free_marginal_kappa") && counts[0].Length > 1)
            c.Check(FleissKappa.FreeMarginal(counts), "randolph_free_marginal_kappa");
    }

    [Theory]
    [MemberData(nameof(Krippendorff))]
    public void KrippendorffAlpha_ReferenceCase_MatchesFastKrippendorff(string id)
    {
        var c = VectorFile.Case("krippendorff_alpha", id);
        var ratings = Rows(c.Input.GetProperty("ratings_raters_by_items"));
        foreach (var measurement in Enum.GetValues<MeasurementLevel>())
        {
            var alpha = KrippendorffAlpha.FromRatings(ratings, measurement);
            var name = measurement.ToString().ToLowerInvariant();
            c.Check(alpha, name);
            if (c.Expected.TryGetProperty(name, out var expected) && expected.ValueKind == JsonValueKind.Null)
                Assert.True(double.IsNaN(alpha));
        }
    }

    [Theory]
    [MemberData(nameof(Labels))]
    public void CohenKappa_ReferenceCase_MatchesScikitLearn(string id)
    {
        var c = VectorFile.Case("classification_labels", id);
        var order = c.Input.GetProperty("label_order").EnumerateArray().Select(e => e.ToString()).ToList();
        var (first, second) = (Indices(c, "y_true", order), Indices(c, "y_pred", order));
        c.Check(CohenKappa.FromRatings(first, second, order.Count), "cohen_kappa");
        c.Check(CohenKappa.FromRatings(first, second, order.Count, KappaWeights.Linear), "cohen_kappa_linear");
        c.Check(CohenKappa.FromRatings(first, second, order.Count, KappaWeights.Quadratic), "cohen_kappa_quadratic");
    }

    [Fact]
    public void FleissKappa_UnequalNumbersOfRaters_AreRefused() =>
        Assert.Throws<ArgumentException>(() => FleissKappa.FromCounts([[2, 1], [1, 1]]));

    [Fact]
    public void CohenKappa_CategoryThatDoesNotExist_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CohenKappa.FromRatings([0, 2], [0, 1], 2));

    private static int[] Indices(VectorCase c, string name, List<string> order) =>
        [.. c.Input.GetProperty(name).EnumerateArray().Select(e => order.IndexOf(e.ToString()))];

    private static double[][] Rows(JsonElement element) =>
        [.. element.EnumerateArray().Select(row => row.EnumerateArray()
            .Select(e => e.ValueKind == JsonValueKind.Null ? double.NaN : VectorCase.Number(e)).ToArray())];
}
