using System.Globalization;
using EvalKit.Corrections;
using EvalKit.JudgeChecks;
using EvalKit.Problems;
using EvalKit.Results;
using EvalKit.Shapes;
using EvalKit.Statistics;
using EvalKit.Yaml;

namespace EvalKit.Suites;

/// <summary>Reads the entries under <c>gates</c> and checks that what they name exists.</summary>
internal sealed class GateBinder(IReadOnlyList<GraderDefinition> graders, IReadOnlyList<Variant> variants, IReadOnlyList<string> slices, IReadOnlySet<string> unreadGraders, ProblemList problems)
{
    /// <summary>Which labels correct which grader.</summary>
    public IReadOnlyList<Correction> Corrections { get; init; } = [];

    /// <summary>What judges were found to be worth, by grader.</summary>
    public IReadOnlyDictionary<string, CalibrationRecord> Calibrations { get; init; } = new Dictionary<string, CalibrationRecord>(StringComparer.Ordinal);

    public IReadOnlyList<GateRule> Bind(YamlValue? list) => [.. (list?.Items ?? []).Select(BindOne).OfType<GateRule>()];

    private GateRule? BindOne(YamlValue value)
    {
        var metric = value["metric"] is { Kind: YamlKind.Scalar } name ? Find(name) : null;
        if (value["variant"] is { Kind: YamlKind.Scalar } variant && variants.All(v => v.Name != variant.Text))
            problems.Add(variant, $"there is no variant '{variant.Text}'{NearestName.Hint(variant.Text, variants.Select(v => v.Name))}");
        var slice = Slice(value["slice"]);
        var rule = metric is null ? null : Rule(value, metric);
        var correction = value.Text("on") == GateRule.Corrected && metric is not null ? CorrectionOf(value["on"]!, value.Text("metric")!, metric, value["against"] is not null) : null;
        if (rule is not { } found)
            return null;
        return new GateRule
        {
            Metric = value.Text("metric")!,
            Variant = value.Text("variant"),
            Slice = slice,
            Kind = found.Kind,
            Value = found.Value,
            Text = correction is null ? found.Text : found.Text + GateRule.OnCorrected,
            Correction = correction,
            NeedsInterval = value.Text("proof") == "interval",
            IsRelative = found.Kind == GateKind.AgainstBaseline && value.Text("effect") == "relative",
            AllowMissing = value.OptionalNumber("allow_missing"),
            EachOf = Fields(value["slices"], value),
            SlicePlace = value["slice"],
            MetricPlace = value["metric"],
            Place = string.Create(CultureInfo.InvariantCulture, $"{value.File}:{value.Line}:{value.Column}"),
        };
    }

    /// <summary>The metric of that name, or null with a problem added.</summary>
    public MetricDefinition? Find(YamlValue name)
    {
        var names = graders.SelectMany(g => g.Metrics, (g, m) => (Full: $"{g.Name}.{m.Name}", Metric: m)).ToList();
        foreach (var (full, metric) in names)
            if (full == name.Text)
                return metric;
        // A grader that could not be read has been reported; that its metrics are unknown follows from it.
        if (!unreadGraders.Contains(name.Text.Split('.')[0]) && graders.Count > BuiltinMetrics.All.Count)
            problems.Add(name, $"there is no metric '{name.Text}'{NearestName.Hint(name.Text, names.Select(n => n.Full))}");
        return null;
    }

    /// <summary>The labels that correct a metric, or null with a problem added.</summary>
    private Correction? CorrectionOf(YamlValue place, string name, MetricDefinition metric, bool compares)
    {
        var grader = graders.First(g => g.Metrics.Contains(metric));
        var correction = Corrections.FirstOrDefault(c => c.Grader == grader.Name);
        var isCalibrated = metric.Name == "mean" && Calibrations.TryGetValue(grader.Name, out var record) && CalibratedValue.CanCorrect(record);
        if (correction is null && isCalibrated && !compares)
            return new Correction(grader.Name, null, null);
        if (correction is null && isCalibrated)
            problems.Add(place, $"a comparison on corrected scores needs people's labels of outputs of both sides, a calibration knows of one judge and not of what it likes: add a grader of type human with `of: {grader.Name}`");
        else if (correction is null)
            problems.Add(place, $"nothing corrects '{name}': add a grader of type human with `of: {grader.Name}` and a file of labels");
        else if (graders.FirstOrDefault(g => g.Name == correction.Labels) is { } labels && !CorrectionRules.CanCorrect(metric, labels))
            problems.Add(place, $"'{name}' cannot be corrected: labels correct means of scores between 0 and 1, and the labels '{labels.Name}' need the same metric (for a pass rate give them a pass_threshold)");
        else
            return correction;
        return null;
    }

    public SliceKey? Slice(YamlValue? map)
    {
        if (map is not { Entries.Count: > 0 })
            return null;
        if (map.Entries.Count > 1)
            problems.Add(map, "a slice names one field");
        var (field, value) = map.Entries[0];
        if (!slices.Contains(field.Text, StringComparer.Ordinal))
            problems.Add(field, $"'{field.Text}' is not among the dataset's slices{NearestName.Hint(field.Text, slices)}");
        return new SliceKey(field.Text, value.Text);
    }

    private IReadOnlyList<string> Fields(YamlValue? names, YamlValue gate)
    {
        if (names is null)
            return [];
        if (gate["slice"] is not null)
            problems.Add(names, "a gate has 'slice' for one slice or 'slices' for each of many, not both");
        if (names is { Kind: YamlKind.Scalar, Text: "all" })
        {
            if (slices.Count == 0)
                problems.Add(names, "the dataset names no slices; write them under dataset.slices");
            return slices;
        }
        List<YamlValue> named = [.. (names.Kind == YamlKind.List ? names.Items : [names]).Where(n => n.Kind == YamlKind.Scalar)];
        foreach (var name in named.Where(n => !slices.Contains(n.Text, StringComparer.Ordinal)))
            problems.Add(name, $"'{name.Text}' is not among the dataset's slices{NearestName.Hint(name.Text, slices)}");
        return [.. named.Select(n => n.Text).Distinct(StringComparer.Ordinal)];
    }

    private (GateKind Kind, double Value, string Text)? Rule(YamlValue value, MetricDefinition metric)
    {
        foreach (var (key, kind) in GateText.Thresholds)
            if (value[key] is { } limit)
            {
                if (value["margin"] is { } margin)
                    problems.Add(margin, "a margin belongs to 'against: baseline'");
                if (value["effect"] is { } effect)
                    problems.Add(effect, "an effect is the unit of a margin and belongs to 'against: baseline'");
                return (kind, Quantity(limit, metric), GateText.Threshold(key, limit, value));
            }
        if (value["against"] is null)
            return null;
        if (value["proof"] is { } proof)
            problems.Add(proof, "'against: baseline' is decided by the whole interval always; 'proof' belongs to a threshold");
        var allowed = value.Number("margin", 0);
        return (GateKind.AgainstBaseline, allowed, GateText.AgainstBaseline(value));
    }

    private static string Words(Interval range) => double.IsInfinity(range.High)
        ? string.Create(CultureInfo.InvariantCulture, $"at or above {range.Low}")
        : string.Create(CultureInfo.InvariantCulture, $"between {range.Low} and {range.High}");

    /// <summary>A number in the metric's unit; durations are milliseconds.</summary>
    public double Quantity(YamlValue limit, MetricDefinition metric)
    {
        var isTime = metric.Signature.Contains("|ms|", StringComparison.Ordinal);
        if (YamlScalar.TryDuration(limit, out var duration))
        {
            if (!isTime)
                problems.Add(limit, $"the metric is not a duration; write a number, not '{limit.Text}'");
            return duration.TotalMilliseconds;
        }
        if (!YamlScalar.TryNumber(limit, out var number))
            return 0;
        if (isTime)
            problems.Add(limit, $"a duration needs its unit: write {limit.Text}ms or {limit.Text}s");
        else if (number < metric.Range.Low || number > metric.Range.High)
            problems.Add(limit, string.Create(CultureInfo.InvariantCulture, $"the metric lies {Words(metric.Range)}; {limit.Text} is outside"));
        return number;
    }
}
