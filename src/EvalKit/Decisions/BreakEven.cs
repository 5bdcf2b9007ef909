namespace EvalKit.Decisions;

/// <summary>
/// The accuracy from which on a system pays, when a success saves S and a failure costs C: net value of a case p S - (1 - p) C, which is zero at
/// p* = C / (S + C). Amounts are decimal, so that money is not rounded by accident.
/// </summary>
public static class BreakEven
{
    /// <summary>p* = C / (S + C), in [0,1].</summary>
    /// <param name="saving">What a success saves, above 0.</param>
    /// <param name="cost">What a failure costs, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An amount is out of range.</exception>
    public static decimal Accuracy(decimal saving, decimal cost)
    {
        Check(saving, cost);
        return cost / (saving + cost);
    }

    /// <summary>p* in percent with one decimal, rounded up: at the accuracy that is shown nothing is lost. 85.8 for S = 50, C = 300.</summary>
    /// <inheritdoc cref="Accuracy"/>
    public static decimal PercentRoundedUp(decimal saving, decimal cost)
    {
        Check(saving, cost);
        var thousandths = decimal.Floor(1000 * cost / (saving + cost));
        // The quotient may have been rounded down to a whole number; products of money are exact.
        while (thousandths * saving < (1000 - thousandths) * cost)
            thousandths++;
        return thousandths / 10;
    }

    /// <summary>The net value of a case: p S - (1 - p) C.</summary>
    /// <param name="accuracy">The share of successes p, in [0,1].</param>
    /// <param name="saving">What a success saves, above 0.</param>
    /// <param name="cost">What a failure costs, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static decimal Net(decimal accuracy, decimal saving, decimal cost)
    {
        Check(saving, cost);
        ArgumentOutOfRangeException.ThrowIfNegative(accuracy);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(accuracy, 1);
        return accuracy * saving - (1 - accuracy) * cost;
    }

    private static void Check(decimal saving, decimal cost)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(saving);
        ArgumentOutOfRangeException.ThrowIfNegative(cost);
    }
}
