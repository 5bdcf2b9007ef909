using System.Globalization;
using EvalKit.Metrics;
using EvalKit.Results;
using EvalKit.Shapes;
using EvalKit.Statistics;
using EvalKit.Yaml;

namespace EvalKit.Graders.Probabilities;

internal sealed class ProbabilitiesType : GraderType
{
    private const int MostBins = 1000;

    public override string Type => "probabilities";

    public override string Summary =>
        "How good stated probabilities are: the probability of each label, or one of a positive label. The score is the probability of the gold label; reports log loss (cross-entropy), Brier score, calibration error (ECE), ROC-AUC and the accuracy of the most likely label.";

    public override string Example => """
        confidence:
          type: probabilities
          input: "{{ sample.output_json.probabilities }}"
          reference: "{{ item.label }}"
          labels: [refund, delivery, other]
        """;

    public override IReadOnlyList<string> EdgeCases =>
    [
        "An output that holds no probabilities, an unknown label or a number outside [0,1] is unparseable, not wrong.",
        "A label that the map lacks has probability 0. Probabilities that do not sum to 1, give or take 0.01, are unparseable unless `rescale` is true.",
        "A gold label with probability 0 costs a log loss of 36.04: probabilities are clipped to the distance of 1 to the next double, as in scikit-learn.",
        "The Brier score is (p - y)² for one probability, and the sum of that over labels, up to 2, for a map: twice as much for two labels.",
        "`roc_auc` is undefined while a label has no item; for several labels it is the mean of one label against the rest.",
        "Of equally likely labels the first in `labels` is the most likely one; a single probability says yes from 0.5.",
    ];

    protected override IReadOnlyList<Key> Parameters =>
    [
        new Key("labels", new ListShape(new TextShape { NotEmpty = true }) { MinimumItems = 2 }, "The labels; the input is then a JSON object from label to probability. Either this or `positive`.", Example: "[yes, no]"),
        new Key("positive", new TextShape { NotEmpty = true }, "The reference that the probability is about; the input is then one number. Either this or `labels`.", Example: "spam"),
        new Key("scale", new WordShape("probability", "log"), "What the numbers are: probabilities, or their natural logarithms as APIs give them.", Default: "probability"),
        new Key("rescale", new BooleanShape(), "Whether the probabilities of a map are divided by their sum, for maps that hold the likeliest labels alone.", Default: "false"),
        new Key("bins", new IntegerShape(1, MostBins), "The number of bins of the calibration error.", Default: Bins(Calibration.DefaultBins)),
    ];

    public override GraderDefinition Define(string name, YamlValue parameters)
    {
        var labels = parameters.Texts("labels").Distinct(StringComparer.Ordinal).ToList();
        var bins = Math.Clamp(parameters.Integer("bins", Calibration.DefaultBins), 1, MostBins);
        var what = labels.Count > 0 ? $"labels:{string.Join(',', labels)}" : $"positive:{parameters.Text("positive")}";
        var signature = $"probabilities|{what}|scale:{parameters.Text("scale") ?? "probability"}{(parameters.Boolean("rescale") ? "|rescaled" : "")}|v1";
        return Definitions.Of(name, Type, signature, parameters, hasLabels: labels.Count > 0,
            headline: [new ColumnMean("log_loss", ProbabilityColumns.LogLoss, $"{signature}|clip:2.2E-16", MetricRanges.NonNegative) { HigherIsBetter = false }],
            moreColumns: [.. ProbabilityColumns.Names, .. labels.Count > 0 ? labels.Select(l => "p:" + l) : ["p"]],
            moreMetrics:
            [
                new ColumnMean("brier", ProbabilityColumns.Brier, signature, new Interval(0, labels.Count > 0 ? 2 : 1)) { HigherIsBetter = false },
                new SetMetric("ece", $"{signature}|bins:{Bins(bins)}", MetricRanges.Unit, (cells, weights) => CalibrationError(cells, weights, bins)) { HigherIsBetter = false },
                new SetMetric("roc_auc", signature, MetricRanges.Unit, (cells, weights) => RocAuc(cells, weights, labels.Count)) { MoreOfOneKind = (cells, weights, more) => RocAucWithMore(cells, weights, labels.Count, more) },
                Definitions.Mean("accuracy", ProbabilityColumns.Correct, signature),
            ]);
    }

    public override IGrader Create(GraderSetup setup)
    {
        if ((setup.Parameters["labels"] is null) == (setup.Parameters["positive"] is null))
            setup.Problems.Add(setup.Parameters["positive"] ?? setup.Parameters, "give either 'labels', for a map of probabilities, or 'positive', for one");
        var labels = setup.Parameters["labels"]?.Items ?? [];
        for (var i = 0; i < labels.Count; i++)
            if (labels.Take(i).Any(l => l.Text == labels[i].Text))
                setup.Problems.Add(labels[i], $"label '{labels[i].Text}' is there twice");
        return new ProbabilitiesGrader(setup);
    }

    private static string Bins(int bins) => bins.ToString(CultureInfo.InvariantCulture);

    private static double CalibrationError(CellColumns cells, ReadOnlySpan<double> weights, int bins) =>
        WeightedProbabilities.ExpectedCalibrationError(cells.Columns[ProbabilityColumns.Confidence], cells.Columns[ProbabilityColumns.Correct], weights, bins) ?? double.NaN;

    private static double RocAuc(CellColumns cells, ReadOnlySpan<double> weights, int labels)
    {
        if (labels == 0)
            return Auc(cells, weights, ProbabilityColumns.FirstProbability, positive: 1);
        var sum = 0.0;
        for (var label = 0; label < labels; label++)
            sum += Auc(cells, weights, ProbabilityColumns.FirstProbability + label, label);
        return sum / labels;
    }

    /// <summary>
    /// The area is a mean over pairs of a positive and a negative item, so that it rests on the fewer of them: with more positives below all negatives, or above,
    /// it moves by their share of the positives. Items of one label are positives for it and negatives for the others.
    /// </summary>
    private static Interval RocAucWithMore(CellColumns cells, ReadOnlySpan<double> weights, int labels, double more)
    {
        var (low, high) = (1.0, 0.0);
        var (columns, classes) = labels == 0 ? (1, 2) : (labels, labels);
        for (var kind = 0; kind < classes; kind++)
        {
            double least = 0, most = 0;
            for (var column = 0; column < columns; column++)
            {
                var positive = labels == 0 ? 1 : column;
                var area = Auc(cells, weights, ProbabilityColumns.FirstProbability + column, positive);
                var same = 0.0;
                for (var cell = 0; cell < weights.Length; cell++)
                    same += (cells.Columns[ProbabilityColumns.Gold][cell] == positive) == (kind == positive) ? weights[cell] : 0;
                least += area * same / (same + more) / columns;
                most += (area * same + more) / (same + more) / columns;
            }
            (low, high) = (Math.Min(low, least), Math.Max(high, most));
        }
        return double.IsNaN(low + high) ? MetricRanges.Unit : new Interval(low, high);
    }

    private static double Auc(CellColumns cells, ReadOnlySpan<double> weights, int column, int positive) =>
        WeightedProbabilities.RocAuc(cells.Columns[column], cells.Columns[ProbabilityColumns.Gold], positive, weights, cells.Ascending(column)) ?? double.NaN;
}
