using EvalKit.Graders.HiddenReasoning;
using EvalKit.Results;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Graders;

/// <summary>Builds the definitions of graders, so that the common metrics are the same everywhere.</summary>
internal static class Definitions
{
    /// <summary>A grader whose headline is the mean of its score, with further columns, metrics and an optional pass rate.</summary>
    public static GraderDefinition Of(string name, string type, string signature, YamlValue parameters,
        IReadOnlyList<string>? moreColumns = null, IReadOnlyList<MetricDefinition>? moreMetrics = null, IReadOnlyList<MetricDefinition>? headline = null, bool hasLabels = false, bool hasTerms = false)
    {
        var hidden = HiddenBlock.Signature(parameters);
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
        metrics.AddRange(Successes(parameters, threshold is null ? 0 : columns.Count - 1, threshold is null ? signature : metrics[^1].Signature));
        if (hidden.Length > 0)
            metrics = metrics.ConvertAll(m => m with { Signature = m.Signature + hidden });
        return new GraderDefinition { Name = name, Type = type, Signature = signature + hidden, Columns = columns, Metrics = metrics, HasLabels = hasLabels, HasTerms = hasTerms };
    }

    /// <summary>What <c>pass_at</c> asks for: pass@k and pass^k of repeats that pass the threshold, or without one score 1.</summary>
    private static IEnumerable<MetricDefinition> Successes(YamlValue parameters, int column, string signature)
    {
        foreach (var k in parameters.Texts(PassAtKey.Name).Select(PassAtKey.Value).Distinct().Order())
        {
            var text = k.ToString(System.Globalization.CultureInfo.InvariantCulture);
            yield return Mean("pass_at_" + text, column, $"{signature}|pass@{text}|unbiased") with { Success = new RepeatSuccess(k, All: false) };
            yield return Mean("pass_all_" + text, column, $"{signature}|pass^{text}|unbiased") with { Success = new RepeatSuccess(k, All: true) };
        }
    }

    /// <summary>The mean of a column in [0,1].</summary>
    public static ColumnMean Mean(string name, int column, string signature) => new(name, column, signature, MetricRanges.Unit);
}
