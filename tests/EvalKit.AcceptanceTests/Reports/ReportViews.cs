namespace EvalKit.AcceptanceTests.Reports;

/// <summary>The views of a report, by their names in the URL.</summary>
internal static class ReportViews
{
    public static IReadOnlyList<string> All { get; } = ["verdict", "compare", "samples", "variants", "slices", "cost", "targets", "judges", "data", "history", "record"];
}
