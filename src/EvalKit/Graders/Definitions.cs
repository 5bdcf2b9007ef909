using EvalKit.Results;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Graders;

/// <summary>Builds the definitions of graders, so that the common metrics are the same everywhere.</summary>
internal static class Definitions
{
    /// <summary>A grader whose headline is the mean of its score, with further columns, metrics and an optional pass rate.</summary>
    public static GraderDefinition Of(string name, string type, string signature, YamlValue parameters,
        IReadOnlyList<string>? moreColumns = null, IReadOnlyList<MetricDefinition>? moreMetrics = null, IReadOnlyList<MetricDefinition>? headline = null, bool hasLabels = false)
    {
        var threshold = parameters.OptionalNumber("pass_threshold");
        List<string> columns = ["score", .. moreColumns ?? []];
        List<MetricDefinition> metrics = [.. headline ?? [], Mean("mean", 0, signature), .. moreMetrics ?? []];
        if (threshold is { } value)
        {
            var limit = value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
            metrics.Add(Mean("pass_rate", columns.Count, $"{signature}|pass:{limit}"));
            // The threshold is part of the column's name: a baseline of another threshold has no such column and cannot be compared by mistake.
            columns.Add("pass@" + limit);
        }
        return new GraderDefinition { Name = name, Type = type, Signature = signature, Columns = columns, Metrics = metrics, HasLabels = hasLabels };
    }

    /// <summary>The mean of a column in [0,1].</summary>
    public static ColumnMean Mean(string name, int column, string signature) => new(name, column, signature, MetricRanges.Unit);
}
