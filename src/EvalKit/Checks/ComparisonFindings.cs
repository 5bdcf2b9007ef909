using EvalKit.Gates;
using EvalKit.Results;

namespace EvalKit.Checks;

/// <summary>What differs from an accepted baseline besides the scores.</summary>
internal static class ComparisonFindings
{
    private static readonly string[] OfTheProvider = ["served model: ", "system fingerprint: "];

    public static IEnumerable<Finding> Of(Comparison comparison)
    {
        if (comparison.ItemsChanged + comparison.ItemsAdded + comparison.ItemsRemoved > 0)
            yield return FindingCatalog.ItemsChanged.Says($"{comparison.Candidate}: since the baseline was accepted {comparison.ItemsChanged} items changed, {comparison.ItemsAdded} appeared and {comparison.ItemsRemoved} vanished; only unchanged items are compared");
        // Who takes another model expects another version to serve it.
        var isOwn = comparison.Changes.Any(FingerprintDifference.IsOfModel);
        foreach (var change in comparison.Changes)
            yield return !isOwn && OfTheProvider.Any(p => change.StartsWith(p, StringComparison.Ordinal))
                ? FindingCatalog.ServedModel.Says($"{comparison.Candidate}: since the baseline was accepted the provider's {change}; a difference may be the provider's")
                : FindingCatalog.Changed.Says($"{comparison.Candidate}: differs from the baseline in {change}");
    }
}
