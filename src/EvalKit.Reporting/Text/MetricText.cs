namespace EvalKit.Reporting.Text;

/// <summary>A metric's value with the unit that its name says it has.</summary>
internal static class MetricText
{
    private const double Second = 1000;
    private const double Minute = 60 * Second;
    private const double Hour = 60 * Minute;

    public static string Show(string metric, double? value) => value is not { } number ? "–"
        : metric.StartsWith("cost.", StringComparison.Ordinal) ? "$" + Numbers.Show(number)
        : metric.StartsWith("latency.", StringComparison.Ordinal) ? Time(number)
        : Numbers.Show(number);

    public static string Signed(string metric, double? value) => value is < 0 ? "-" + Show(metric, -value) : value is > 0 ? "+" + Show(metric, value) : Show(metric, value);

    /// <summary>Milliseconds up to ten seconds, as everywhere else; the time that people need is minutes and hours.</summary>
    private static string Time(double milliseconds) => milliseconds switch
    {
        < 10 * Second => Numbers.Show(milliseconds) + " ms",
        < 2 * Minute => Numbers.Show(milliseconds / Second) + " s",
        < 2 * Hour => Numbers.Show(milliseconds / Minute) + " min",
        _ => Numbers.Show(milliseconds / Hour) + " h",
    };
}
