using System.Text.Json;
using EvalKit.Metrics.Tests.Vectors;

namespace EvalKit.Metrics.Tests.Classification;

/// <summary>Expected numbers: scikit-learn 1.2.1.</summary>
public sealed class ConfusionMatrixVectorTests
{
    [Fact]
    public void Scores_ReferenceVectors_Match()
    {
        var report = new VectorReport();
        foreach (var vector in VectorFile.Load("classification_labels").Cases)
        {
            var matrix = ConfusionMatrix.FromLabels(Labels(vector, "y_true"), Labels(vector, "y_pred"), Labels(vector, "label_order"));
            report.Number(vector, "accuracy", vector.Expected.GetProperty("accuracy"), matrix.Accuracy!.Value);
            report.Number(vector, "balanced", vector.Expected.GetProperty("balanced_accuracy"), matrix.BalancedAccuracy!.Value);
            report.Number(vector, "mcc", vector.Expected.GetProperty("mcc"), matrix.MatthewsCorrelation!.Value);
            Kappa(report, vector, "cohen_kappa", matrix.CohenKappa());
            Kappa(report, vector, "cohen_kappa_linear", matrix.CohenKappa(KappaWeights.Linear));
            Kappa(report, vector, "cohen_kappa_quadratic", matrix.CohenKappa(KappaWeights.Quadratic));
            Average(report, vector, "macro", matrix.MacroPrecision, matrix.MacroRecall, matrix.MacroF1);
            Average(report, vector, "micro", matrix.MicroPrecision, matrix.MicroRecall, matrix.MicroF1);
            Average(report, vector, "weighted", matrix.WeightedPrecision, matrix.WeightedRecall, matrix.WeightedF1);
            PerClass(report, vector, matrix);
        }

        report.AssertAllMatch();
    }

    private static void PerClass(VectorReport report, VectorCase vector, ConfusionMatrix matrix)
    {
        var classes = Enumerable.Range(0, matrix.Labels.Count).Select(matrix.Scores).ToArray();
        var labels = vector.Expected.GetProperty("labels").EnumerateArray().Select(label => label.ValueKind == JsonValueKind.String ? label.GetString()! : label.GetRawText());
        Assert.Equal(labels, matrix.Labels);
        var expected = vector.Expected.GetProperty("per_class");
        report.Numbers(vector, "precision", expected.GetProperty("precision"), [.. classes.Select(scores => scores.Precision)]);
        report.Numbers(vector, "recall", expected.GetProperty("recall"), [.. classes.Select(scores => scores.Recall)]);
        report.Numbers(vector, "f1", expected.GetProperty("f1"), [.. classes.Select(scores => scores.F1)]);
        report.Numbers(vector, "support", expected.GetProperty("support"), [.. classes.Select(scores => scores.Support)]);
        for (var gold = 0; gold < classes.Length; gold++)
        {
            var row = Enumerable.Range(0, classes.Length).Select(predicted => matrix[gold, predicted]).ToArray();
            report.Numbers(vector, $"row {gold}", vector.Expected.GetProperty("confusion_matrix")[gold], row);
        }
    }

    private static void Average(VectorReport report, VectorCase vector, string name, double? precision, double? recall, double? f1)
    {
        var expected = vector.Expected.GetProperty(name);
        report.Number(vector, name + " precision", expected.GetProperty("precision"), precision!.Value);
        report.Number(vector, name + " recall", expected.GetProperty("recall"), recall!.Value);
        report.Number(vector, name + " f1", expected.GetProperty("f1"), f1!.Value);
    }

    private static void Kappa(VectorReport report, VectorCase vector, string name, double? kappa) =>
        report.Number(vector, name, vector.Expected.GetProperty(name), kappa ?? double.NaN);

    private static string[] Labels(VectorCase vector, string name) =>
    [
        .. vector.Input.GetProperty(name).EnumerateArray()
            .Select(label => label.ValueKind == JsonValueKind.String ? label.GetString()! : label.GetRawText()),
    ];
}
