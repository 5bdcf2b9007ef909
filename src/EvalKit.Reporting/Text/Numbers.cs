using System.Globalization;

namespace EvalKit.Reporting.Text;

/// <summary>How numbers look in exports for people: invariant culture, four decimals at most.</summary>
internal static class Numbers
{
    public static string Show(double? value) => value is { } number ? number.ToString(Format(number), CultureInfo.InvariantCulture) : "–";

    /// <summary>A small price is not nothing: what four decimals would round away is shown in two significant digits.</summary>
    private static string Format(double number) =>
        number != 0 && Math.Abs(number) < 0.0001 ? "0." + new string('#', Math.Min(20, 1 - (int)Math.Floor(Math.Log10(Math.Abs(number))))) : "0.####";

    public static string Signed(double? value) => value is { } number ? number.ToString("+0.####;-0.####;0", CultureInfo.InvariantCulture) : "–";

    public static string Range(double? low, double? high) => low is null && high is null ? "" : $"{Show(low)} to {Show(high)}";

    public static string SignedRange(double? low, double? high) => low is null && high is null ? "" : $"{Signed(low)} to {Signed(high)}";

    public static string Percent(double level) => (level * 100).ToString("0.##", CultureInfo.InvariantCulture) + " %";

    public static string Count(long value) => value.ToString(CultureInfo.InvariantCulture);
}
