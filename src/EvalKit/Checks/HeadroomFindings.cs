using EvalKit.Decisions;
using EvalKit.Results;

namespace EvalKit.Checks;

/// <summary>What variants lack to the agreement of people.</summary>
internal static class HeadroomFindings
{
    public static IEnumerable<Finding> Of(IReadOnlyList<HumanResult> human)
    {
        foreach (var row in human)
            foreach (var (variant, reached) in row.Variants)
                if (reached is { Headroom: { } left, Value: { } value })
                    yield return left > 0
                        ? FindingCatalog.Headroom.Says($"{variant}: people agree on {row.Name} to {row.Agreement:0.####}, the variant reaches {value:0.####}: headroom {left:0.####}")
                        : FindingCatalog.Headroom.Says($"{variant}: {row.Name} of {value:0.####} is at or above the {row.Agreement:0.####} to which people agree: no headroom, and more would fit single labels");
    }
}
