using EvalKit.People;
using EvalKit.Problems;
using EvalKit.Results;
using EvalKit.Shapes;
using EvalKit.Suites;
using EvalKit.Yaml;

namespace EvalKit.Decisions;

/// <summary>Reads the entries under <c>human</c>.</summary>
internal static class HumanBinder
{
    public static IReadOnlyList<HumanRule> Bind(YamlValue? list, GateBinder rules, IReadOnlyList<Variant> variants, Func<string, string> resolve, ProblemList problems) =>
        [.. (list?.Items ?? []).Select(entry => entry["metric"] is { Kind: YamlKind.Scalar } metric ? OfMetric(entry, metric, rules, resolve, problems) : Elsewhere(entry, variants, problems)).OfType<HumanRule>()];

    private static HumanRule? OfMetric(YamlValue entry, YamlValue name, GateBinder rules, Func<string, string> resolve, ProblemList problems)
    {
        foreach (var key in new[] { "better", "variants" })
            if (entry[key] is { } place)
                problems.Add(place, $"'{key}' is for a statistic that was measured elsewhere; the run knows it of '{name.Text}'");
        if (entry["people"] is null && entry["agreement"] is null && entry["labels"] is null)
            problems.Add(entry, "says nothing of people: write 'people', what they reach, or 'agreement', how far they agree");
        if (entry["labels"] is { } measured && entry["agreement"] is not null)
            problems.Add(measured, "says how far people agree, as 'agreement' does; leave one of them out");
        return rules.Find(name) is { } metric
            ? new HumanRule { Name = name.Text, People = Quantity("people", metric), Agreement = Quantity("agreement", metric) ?? Measured(entry["labels"], metric, resolve, problems), HigherIsBetter = metric.HigherIsBetter }
            : null;

        double? Quantity(string key, MetricDefinition metric) => entry[key] is { Kind: YamlKind.Scalar } value ? rules.Quantity(value, metric) : null;
    }

    /// <summary>How far the people agree whose labels are in a file.</summary>
    private static double? Measured(YamlValue? place, MetricDefinition metric, Func<string, string> resolve, ProblemList problems)
    {
        if (place is not { Kind: YamlKind.Scalar })
            return null;
        if (metric.Range != MetricRanges.Unit)
            problems.Add(place, "labels say how far people agree as a share, and the metric is none");
        var (labels, found) = LabelFile.Read(resolve(place.Text), place.Text);
        foreach (var problem in found)
            problems.Add(problem.File, problem.Line, problem.Column, problem.Message);
        var share = labels is null ? null : LabelAgreement.ShareOfLastRound(labels);
        if (labels is not null && share is null)
            problems.Add(place, "no answer in it was judged by two people in the last round, so that it does not say how far they agree");
        return share;
    }

    private static HumanRule? Elsewhere(YamlValue entry, IReadOnlyList<Variant> variants, ProblemList problems)
    {
        if (entry.Text("name") is not { } name)
            return null;
        if (entry["agreement"] is { } agreement)
            problems.Add(agreement, "agreement is the ceiling of a metric of the run: write 'metric' instead of 'name'");
        if (entry["labels"] is { } labels)
            problems.Add(labels, "labels say how far people agree on a metric of the run: write 'metric' instead of 'name'");
        if (entry["people"] is null || entry["variants"] is null)
            problems.Add(entry, "a statistic that was measured elsewhere needs 'people' and 'variants': what both reach");
        var people = entry["people"] is { } value && YamlScalar.TryNumber(value, out var number) ? number : (double?)null;
        if (people is null && entry["people"] is { } wrong && YamlScalar.TryDuration(wrong, out _))
            problems.Add(wrong, "is a duration; what was measured elsewhere is compared as plain numbers, in one unit on both sides");
        foreach (var (variant, _) in entry["variants"]?.Entries ?? [])
            if (variants.All(v => v.Name != variant.Text))
                problems.Add(variant, $"there is no variant '{variant.Text}'{NearestName.Hint(variant.Text, variants.Select(v => v.Name))}");
        return new HumanRule
        {
            Name = name,
            People = people,
            HigherIsBetter = entry.Text("better") != "lower",
            Variants = (entry["variants"]?.Entries ?? []).Where(e => YamlScalar.TryNumber(e.Value, out _)).ToDictionary(e => e.Key.Text, e => YamlScalar.TryNumber(e.Value, out var reached) ? reached : 0, StringComparer.Ordinal),
        };
    }
}
