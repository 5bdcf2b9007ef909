using System.Globalization;

namespace EvalKit.Models;

/// <summary>Amounts of US dollars.</summary>
public static class Money
{
    private const decimal Largest = 1_000_000_000_000m;

    /// <summary>A recorded amount without the noise of binary fractions, exact to 15 digits; cut at a trillion dollars.</summary>
    public static decimal OfDouble(double amount) => double.IsNaN(amount) ? 0 : Math.Abs(amount) < (double)Largest ? (decimal)amount : amount < 0 ? -Largest : Largest;

    /// <summary>As people read it: two digits after the point, up to six where the amount is small.</summary>
    public static string Show(decimal amount) => amount.ToString(Math.Abs(amount) is < 0.1m and not 0 ? "$0.00####" : "$0.00##", CultureInfo.InvariantCulture);
}
