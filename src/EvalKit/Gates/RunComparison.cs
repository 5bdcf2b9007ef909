using EvalKit.Results;
using EvalKit.Suites;

namespace EvalKit.Gates;

/// <summary>Compares two recorded runs: each variant of the later with the one of the same name in the earlier, else with its only or last one.</summary>
public static class RunComparison
{
    /// <summary>The headline metric of every grader over all items, then by slice. The items that the later run's suite has in quarantine count in neither.</summary>
    /// <param name="baseline">The earlier run.</param>
    /// <param name="candidate">The later run.</param>
    /// <param name="margin">The margin of a gate on the comparisons over all items, or null to look only.</param>
    public static IReadOnlyList<Comparison> Compare(RecordedRun baseline, RecordedRun candidate, double? margin) =>
        Compare(baseline, candidate, margin, [null, .. SliceItems.All(candidate.Data.Items)]);

    /// <summary>The same over all items alone.</summary>
    internal static IReadOnlyList<Comparison> Overall(RecordedRun baseline, RecordedRun candidate) => Compare(baseline, candidate, null, [null]);

    private static IReadOnlyList<Comparison> Compare(RecordedRun baseline, RecordedRun candidate, double? margin, IReadOnlyList<SliceKey?> slices)
    {
        (baseline, candidate) = (baseline.Without(candidate.Quarantine), candidate.Without(candidate.Quarantine));
        var requests = new List<(ComparisonRequest, BaselineSide)>();
        foreach (var variant in candidate.Data.Variants)
        {
            var other = baseline.Data.Variants.FirstOrDefault(v => v.Name == variant.Name) ?? baseline.Data.Variants[^1];
            var side = new BaselineSide(baseline.Data, other, BaselineSide.OtherRun, baseline.Fingerprints[other.Name]);
            foreach (var grader in candidate.Graders)
                foreach (var slice in slices)
                    requests.Add((new ComparisonRequest(variant, grader.Name, grader.Metrics[0], slice, slice is null && margin is { } gated ? new GateTerms(gated) : null), side));
        }
        return new Comparer(candidate.Data, candidate.Fingerprints, candidate.Confidence, candidate.Seed).Compare(requests);
    }
}
