using System.Globalization;

namespace EvalKit.Decisions;

/// <summary>Amounts of money: exact inside, invariant outside.</summary>
public static class Amount
{
    /// <summary>What the amounts are in unless a suite says otherwise.</summary>
    public const string DefaultCurrency = "USD";

    private const decimal One = 1.0000000000000000000000000000m;

    /// <summary>The amount for people: two decimals, more where those would show nothing of it. <c>$16,300.00</c>, <c>-$0.05</c>, <c>EUR 12.50</c>.</summary>
    /// <param name="amount">The amount.</param>
    /// <param name="currency">The currency's code.</param>
    public static string Show(decimal amount, string currency)
    {
        var size = Math.Abs(amount);
        var digits = size is > 1e-18m and < 0.01m ? "0." + new string('#', Math.Min(20, 1 - (int)Math.Floor(Math.Log10((double)size)))) : "#,##0.00";
        var sign = amount < 0 && size.ToString(digits, CultureInfo.InvariantCulture).Any(c => c is >= '1' and <= '9') ? "-" : "";
        return sign + (currency == DefaultCurrency ? "$" : currency + " ") + size.ToString(digits, CultureInfo.InvariantCulture);
    }

    /// <summary>The same with a sign before gains too.</summary>
    /// <inheritdoc cref="Show"/>
    public static string ShowSigned(decimal amount, string currency) => (amount > 0 ? "+" : "") + Show(amount, currency);

    /// <summary>The same amount without zeros at its end, which decimal keeps of its factors.</summary>
    internal static decimal Plain(decimal amount) => amount / One;
}
