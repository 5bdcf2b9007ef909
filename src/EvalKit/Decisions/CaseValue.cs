namespace EvalKit.Decisions;

/// <summary>What one case is worth: a success saves something, a failure costs something.</summary>
/// <param name="SavingPerSuccess">What a success saves, above 0.</param>
/// <param name="Failures">The kinds of failure; their shares add up to 1.</param>
public sealed record CaseValue(decimal SavingPerSuccess, IReadOnlyList<FailureKind> Failures)
{
    /// <summary>What a failure costs on average: the sum of share x cost.</summary>
    public decimal CostPerFailure => Amount.Plain(Failures.Sum(f => f.Share * f.Cost));

    /// <summary>The accuracy from which on it pays, in [0,1].</summary>
    public decimal BreakEven => Decisions.BreakEven.Accuracy(SavingPerSuccess, CostPerFailure);

    /// <summary>The same in percent with one decimal, rounded up.</summary>
    public decimal BreakEvenPercent => Decisions.BreakEven.PercentRoundedUp(SavingPerSuccess, CostPerFailure);

    /// <summary>The net value of a case at an accuracy in [0,1]; an end of an interval may miss that range by a rounding.</summary>
    public decimal Net(double accuracy) => Amount.Plain(Decisions.BreakEven.Net((decimal)Math.Clamp(accuracy, 0, 1), SavingPerSuccess, CostPerFailure));

    /// <summary>The balance of so many cases at an accuracy in [0,1].</summary>
    public ValueBalance Balance(double accuracy, int cases)
    {
        var successes = (decimal)accuracy * cases;
        var failed = cases - successes;
        return new ValueBalance(
            cases,
            Amount.Plain(successes),
            Amount.Plain(successes * SavingPerSuccess),
            [.. Failures.Select(f => new FailureAmount(f.Name, Amount.Plain(failed * f.Share), Amount.Plain(failed * f.Share * f.Cost)))],
            Amount.Plain(successes * SavingPerSuccess - failed * CostPerFailure));
    }
}
