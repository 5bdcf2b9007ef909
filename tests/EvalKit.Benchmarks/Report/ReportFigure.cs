using System.Globalization;

namespace EvalKit.Benchmarks.Report;

/// <summary>One figure of a report and its budget.</summary>
internal sealed record ReportFigure(string What, double Value, string Unit, double AtMost)
{
    public bool Holds => Value <= AtMost;

    /// <summary>A row of the table in docs/performance.md.</summary>
    public string Row => string.Create(CultureInfo.InvariantCulture, $"| {What} | {Value:0.##} {Unit} | {AtMost:0.##} {Unit} {(Holds ? "holds" : "**missed**")} |");
}
