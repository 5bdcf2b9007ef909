using System.Globalization;

namespace EvalKit.Statistics.Tests;

public sealed class RepeatVarianceTests
{
    public static TheoryData<string> Cases => VectorFile.Ids("resampling_variance");

    [Theory]
    [MemberData(nameof(Cases))]
    public void From_ReferenceCase_MatchesTheLawOfTotalVariance(string id)
    {
        var c = VectorFile.Case("resampling_variance", id);
        var scores = c.Input.GetProperty("scores_questions_by_samples").EnumerateArray()
            .Select(row => row.EnumerateArray().Select(VectorCase.Number).ToArray()).ToArray();
        var variance = RepeatVariance.From(scores);
        c.Check(variance.Mean, "mean");
        c.Check([.. scores.Select(item => Moments.Mean(item))], "question_means");
        c.Check(StandardError.OfMean([.. scores.SelectMany(item => item)]), "naive_pooled_se_ignoring_questions");
        c.Check(variance.VarianceOfItemMeans, "variance_of_question_means");
        c.Check(variance.StandardError, "se_of_mean_eq1_on_question_means");
        c.Check(variance.WithinVariance, "mean_within_question_variance");
        c.Check(variance.BetweenVariance, "between_question_variance_estimate");
        foreach (var prediction in c.Expected.GetProperty("predicted_variance_of_mean_for_K").EnumerateObject())
        {
            var repeats = int.Parse(prediction.Name, CultureInfo.InvariantCulture);
            c.Check(variance.PredictedVarianceOfMean(repeats), "predicted_variance_of_mean_for_K", prediction.Name);
        }
    }
}
