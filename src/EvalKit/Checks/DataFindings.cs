using System.Globalization;
using EvalKit.Datasets;
using EvalKit.Results;

namespace EvalKit.Checks;

/// <summary>What a reader should know of the data, whatever the systems under test do.</summary>
internal static class DataFindings
{
    /// <summary>What is the same on every day.</summary>
    public static IEnumerable<Finding> Of(DataProfile? profile)
    {
        if (profile is null)
            yield break;
        if (profile.MissingKinds.Count > 0)
            yield return FindingCatalog.MissingKinds.Says($"no item is {string.Join(", none is ", profile.MissingKinds)}: what is not in the data is not measured");
        if (profile is { ReviewAfterDays: { } after, Undated: > 0 })
            yield return FindingCatalog.NoReviewDay.Says($"{profile.Undated} of {profile.Kinds.Values.Sum()} items do not say when they were reviewed or added; the suite allows {after} days");
    }

    /// <summary>Reviews that are too old on the day of a run.</summary>
    public static Finding? Stale(DataProfile? profile, DateOnly today) =>
        profile is { ReviewAfterDays: { } after, ReviewedFrom: { } oldest } && Age(oldest, today) is var days && days > after
            ? FindingCatalog.StaleReview.Says($"the oldest review is of {oldest}, {days} days before this run; the suite allows {after}")
            : null;

    private static int Age(string day, DateOnly today) => today.DayNumber - DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber;
}
