using System.Text.Json;
using EvalKit.Metrics.Tests.Vectors;

namespace EvalKit.Metrics.Tests.Classification;

/// <summary>Expected numbers: scikit-learn 1.2.1, and the definitions of Guo 2017 and Brier 1950 (see each file's head).</summary>
public sealed class ProbabilityVectorTests
{
    [Fact]
    public void Binary_ReferenceVectors_Match()
    {
        var report = new VectorReport();
        foreach (var vector in VectorFile.Load("binary_probabilities").Cases)
        {
            var gold = vector.Input.GetProperty("y_true").EnumerateArray().Select(label => label.GetInt32() == 1).ToArray();
            var items = new BinaryProbabilities(Numbers(vector.Input.GetProperty("p_positive")), gold);
            (string Key, double? Actual)[] scores =
            [
                ("log_loss", items.LogLoss()),
                ("log_loss_eps_1e-15", items.LogLoss(1e-15)),
                ("brier", items.Brier),
                ("roc_auc", items.RocAuc),
                ("average_precision", items.AveragePrecision),
                ("ece_positive_class_5", items.PositiveCalibration(5)!.ExpectedError),
                ("mce_positive_class_5", items.PositiveCalibration(5)!.MaximumError),
                ("ece_positive_class_10", items.PositiveCalibration(10)!.ExpectedError),
                ("mce_positive_class_10", items.PositiveCalibration(10)!.MaximumError),
                ("ece_positive_class_15", items.PositiveCalibration()!.ExpectedError),
                ("mce_positive_class_15", items.PositiveCalibration()!.MaximumError),
                ("ece_confidence_10", items.ConfidenceCalibration(10)!.ExpectedError),
                ("ece_confidence_15", items.ConfidenceCalibration()!.ExpectedError),
            ];
            Compare(report, vector, scores);
        }

        report.AssertAllMatch();
    }

    [Fact]
    public void Multiclass_ReferenceVectors_Match()
    {
        var report = new VectorReport();
        foreach (var vector in VectorFile.Load("multiclass_probabilities").Cases)
        {
            var rows = vector.Input.GetProperty("probabilities").EnumerateArray().Select(Numbers).ToArray();
            var gold = vector.Input.GetProperty("y_true").EnumerateArray().Select(label => label.GetInt32()).ToArray();
            var items = new MulticlassProbabilities(rows[0].Length, rows.SelectMany(row => row).ToArray(), gold);
            (string Key, double? Actual)[] scores =
            [
                ("log_loss", items.LogLoss()),
                ("brier_multiclass_sum", items.BrierSum),
                ("ece_confidence_10", items.ConfidenceCalibration(10)!.ExpectedError),
                ("ece_confidence_15", items.ConfidenceCalibration()!.ExpectedError),
                ("top1_accuracy", items.TopAccuracy(1)),
                ("top2_accuracy", items.TopAccuracy(2)),
                ("roc_auc_ovr_macro", items.RocAucOneVsRest),
                ("roc_auc_ovr_weighted", items.WeightedRocAucOneVsRest),
                ("roc_auc_ovo_macro", items.RocAucOneVsOne),
            ];
            Compare(report, vector, scores);
        }

        report.AssertAllMatch();
    }

    /// <summary>A score that the reference leaves out is undefined there, and has to be null here.</summary>
    private static void Compare(VectorReport report, VectorCase vector, (string Key, double? Actual)[] scores)
    {
        foreach (var (key, actual) in scores)
        {
            if (vector.Expected.TryGetProperty(key, out var expected))
                report.Number(vector, key, expected, actual ?? double.NaN);
            else if (key.StartsWith("roc", StringComparison.Ordinal))
                Assert.Null(actual);
        }
    }

    private static double[] Numbers(JsonElement element) => [.. element.EnumerateArray().Select(number => number.GetDouble())];
}
